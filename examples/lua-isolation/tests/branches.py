"""What tests do with branches. Runtimes that are compared are kept alive: the address of one that is gone is given to the next."""

import threading
from collections.abc import Callable
from itertools import combinations

from lupa import LuaRuntime

from isolation.engine import Engine


def at_once(engine: Engine, branches: int, work: Callable[[int], object]) -> list:
    """Each branch on a thread of its own, and all of them under way before the first goes on."""
    barrier = threading.Barrier(branches)

    def branch(number: int) -> object:
        barrier.wait(timeout=60)
        return work(number)

    return engine.parallel([lambda number=number: branch(number) for number in range(branches)], branches)


def all_distinct(runtimes: list[LuaRuntime]) -> bool:
    return all(one is not other for one, other in combinations(runtimes, 2))


def in_thread(work: Callable[[], object]) -> object:
    """What work gives in a new thread, once that has ended."""
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(work()))
    thread.start()
    thread.join()
    return results[0]
