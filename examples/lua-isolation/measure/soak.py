"""Five thousand parallel branches, and what the process holds meanwhile."""

import gc
import os
import threading

from isolation.engine import Engine
from isolation.selected import selected_cache
from measure import report

ROUNDS, BRANCHES = 100, 50


def checkpoint(operations: int) -> None:
    gc.collect()
    with open("/proc/self/statm", encoding="ascii") as statm:
        resident = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    report(f"checkpoint operations={operations} memory.rss={resident}B threads={threading.active_count()}")


def main() -> None:
    engine = Engine(selected_cache())
    for finished in range(1, ROUNDS + 1):
        engine.parallel([lambda: engine.execute("kept = {}; for i = 1, 100 do kept[i] = i end")] * BRANCHES, threads=8)
        if finished % 2 == 0:
            checkpoint(finished * BRANCHES)


if __name__ == "__main__":
    main()
