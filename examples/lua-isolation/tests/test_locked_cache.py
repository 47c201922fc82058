"""The variant with a table and a lock, whichever cache is in use."""

from branches import at_once, in_thread

from isolation.engine import Engine
from isolation.runtimes import LockedByThread


def test_lookup_under_contention_gives_each_thread_its_own():
    engine = Engine(LockedByThread())

    def look_up(_):
        first = engine.runtime()
        return first, all(engine.runtime() is first for _ in range(500))

    results = at_once(engine, 24, look_up)
    assert len({id(runtime) for runtime, _ in results}) == 24  # all of them are alive in the list
    assert all(stays for _, stays in results)


def test_table_holds_no_threads_that_have_ended():
    cache = LockedByThread()
    cache.get()
    for _ in range(1000):
        in_thread(cache.get)
    assert len(cache) == 1
