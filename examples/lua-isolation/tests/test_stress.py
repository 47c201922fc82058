import time

import pytest
from branches import all_distinct


@pytest.mark.parametrize("iteration", range(50))
def test_parallel_runtime_isolation_stress(engine, chance, history, iteration):
    """Twenty branches on ten threads, with a pause of 1 to 10 ms each. Main and all branches have runtimes of their own."""

    def branch(number, pause):
        runtime = engine.runtime()
        history.opened(number, runtime)
        found = engine.execute("local found = left; left = true; return found")
        time.sleep(pause)
        history.closed(number, runtime)
        return runtime, found, engine.runtime()

    pauses = [chance.uniform(0.001, 0.01) for _ in range(20)]
    results = engine.parallel([lambda n=n, pause=pause: branch(n, pause) for n, pause in enumerate(pauses)], threads=10)
    runtimes = [engine.runtime(), *(runtime for runtime, _, _ in results)]
    assert all_distinct(runtimes)
    assert [found for _, found, _ in results] == [None] * 20
    assert all(first is last for first, _, last in results)
