// src/model/service-reference.ts
const SERVICE_KEYS = [
	"url",
	"port",
	"host"
];
const REFERENCE = /(\$?)\$\{([A-Za-z][\w-]*)\.([A-Za-z]+)\}/g;
const referencesIn = (text) => [...text.matchAll(REFERENCE)].flatMap(([whole, mark, service = "", key = ""]) => mark === "" ? [{
	text: whole,
	service,
	key
}] : []);
const withAddresses = (text, addresses) => text.replace(REFERENCE, (whole, mark, service, key) => {
	if (!isServiceKey(key)) return whole;
	if (mark !== "") return whole.slice(1);
	const address = addresses.get(service);
	return address === void 0 ? whole : valuesOf(address)[key];
});
const isServiceKey = (key) => SERVICE_KEYS.some((known) => known === key);
const valuesOf = ({ host, port }) => ({
	url: `http://${host}:${port}`,
	port: String(port),
	host
});
const serviceVariable = (service, key) => `STRESS_SERVICE_${variablePart(service)}_${key.toUpperCase()}`;
const variablePart = (service) => service.toUpperCase().replaceAll("-", "_");
const serviceEnvironment = (addresses) => Object.fromEntries([...addresses].flatMap(([service, address]) => SERVICE_KEYS.map((key) => [serviceVariable(service, key), valuesOf(address)[key]])));

// src/model/json-path.ts
const STEP = /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(-?\d{1,9})\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]/uy;
const ALLOWED = "a path is `$` followed by `.name`, `[\"a name\"]` and `[0]`, such as `$.items[0].id`";
function readJsonPath(written) {
	const step = new RegExp(STEP);
	if (!written.startsWith("$")) return {
		ok: false,
		problem: `it does not begin with \`$\`; ${ALLOWED}`
	};
	const steps = [];
	step.lastIndex = 1;
	while (step.lastIndex < written.length) {
		const at = step.lastIndex;
		const match = step.exec(written);
		if (match === null) return {
			ok: false,
			problem: `\`${written.slice(at, at + 30)}\` at character ${at + 1} is not understood; ${ALLOWED}`
		};
		steps.push(stepOf(match));
	}
	return {
		ok: true,
		steps
	};
}
function stepOf([, name, index, double, single]) {
	if (name !== void 0) return name;
	if (index !== void 0) return Number(index);
	return (double ?? single ?? "").replace(/\\(.)/gu, "$1");
}
function followJsonPath(value, steps) {
	let at = value;
	for (const step of steps) {
		const next = stepInto(at, step);
		if (!next.found) return next;
		at = next.value;
	}
	return {
		found: true,
		value: at
	};
}
function stepInto(value, step) {
	if (step === "length" && (Array.isArray(value) || typeof value === "string")) return {
		found: true,
		value: value.length
	};
	if (Array.isArray(value)) {
		const index = typeof step === "number" ? step < 0 ? value.length + step : step : -1;
		return index in value ? {
			found: true,
			value: value[index]
		} : { found: false };
	}
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return { found: false };
	return {
		found: true,
		value: Reflect.get(value, step)
	};
}

export { referencesIn as a, variablePart as c, isServiceKey as i, withAddresses as l, readJsonPath as n, serviceEnvironment as o, SERVICE_KEYS as r, serviceVariable as s, followJsonPath as t };