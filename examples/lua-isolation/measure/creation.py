"""What making a runtime takes: the mean of 500, and the slowest of a hundred in twenty."""

from time import perf_counter_ns

from isolation.runtimes import new_runtime
from measure import report

COUNT = 500


def creation_ns() -> int:
    start = perf_counter_ns()
    new_runtime()
    return perf_counter_ns() - start


def main() -> None:
    for _ in range(20):
        creation_ns()
    times = sorted(creation_ns() for _ in range(COUNT))
    report(f"creation.mean={sum(times) / COUNT / 1e3} us")
    report(f"creation.p95={times[COUNT * 95 // 100] / 1e3} us")


if __name__ == "__main__":
    main()
