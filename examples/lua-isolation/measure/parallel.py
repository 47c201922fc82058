"""What twenty parallel branches take, on four threads: the median of eight rounds."""

from statistics import median
from time import perf_counter_ns

from isolation.engine import Engine
from isolation.selected import selected_cache
from measure import report

WORK = "local list = {}; for i = 1, 5000 do list[i] = i end; return sum(map(list, function(n) return n % 7 end))"


def round_ns(engine: Engine) -> int:
    start = perf_counter_ns()
    engine.parallel([lambda: engine.execute(WORK)] * 20, threads=4)
    return perf_counter_ns() - start


def main() -> None:
    engine = Engine(selected_cache())
    round_ns(engine)
    report(f"branches.time={median(round_ns(engine) for _ in range(8)) / 1e6} ms")


if __name__ == "__main__":
    main()
