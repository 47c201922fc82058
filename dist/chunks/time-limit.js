// src/run/time-limit.ts
const HELD_UP_MS = 10;
var TimeLimit = class {
	#reached;
	#limitMs = Number.POSITIVE_INFINITY;
	#timer;
	#ringsMs = Number.POSITIVE_INFINITY;
	#isExtended = false;
	constructor(reached) {
		this.#reached = reached;
	}
	set(limitMs) {
		this.#limitMs = limitMs;
		this.#isExtended = false;
		if (limitMs < this.#ringsMs) this.#wait();
	}
	lift() {
		this.#limitMs = Number.POSITIVE_INFINITY;
	}
	close() {
		this.lift();
		clearTimeout(this.#timer);
		this.#ringsMs = Number.POSITIVE_INFINITY;
	}
	#wait() {
		clearTimeout(this.#timer);
		this.#ringsMs = this.#limitMs;
		this.#timer = setTimeout(this.#ring, this.#limitMs - performance.now());
	}
	#ring = () => {
		const limitMs = this.#limitMs;
		const lateMs = performance.now() - this.#ringsMs;
		this.#ringsMs = Number.POSITIVE_INFINITY;
		if (limitMs === Number.POSITIVE_INFINITY) return;
		if (performance.now() < limitMs) this.#wait();
		else afterReading(() => this.#limitMs === limitMs && this.#over(lateMs));
	};
	#over(lateMs) {
		if (lateMs >= HELD_UP_MS && !this.#isExtended) {
			this.#isExtended = true;
			this.#limitMs = performance.now() + lateMs;
			this.#wait();
		} else {
			this.lift();
			this.#reached();
		}
	}
};
const afterReading = (act) => {
	setImmediate(() => setImmediate(act));
};

export { TimeLimit as t };