import time

from branches import all_distinct

from isolation.engine import Engine
from isolation.selected import selected_cache


def test_parallel_runtime_isolation_stress(chance, history):
    """Fifty engines, each with twenty branches on ten threads and a pause of 1 to 10 ms. Main and all branches have runtimes of their own."""
    for iteration in range(50):
        engine = Engine(selected_cache())

        def branch(number, pause):
            name = 100 * iteration + number
            runtime = engine.runtime()
            history.opened(name, runtime)
            found = engine.execute("local found = left; left = true; return found")
            time.sleep(pause)
            history.closed(name, runtime)
            return runtime, found, engine.runtime()

        pauses = [chance.uniform(0.001, 0.01) for _ in range(20)]
        results = engine.parallel([lambda n=n, p=p: branch(n, p) for n, p in enumerate(pauses)], threads=10)
        assert all_distinct([engine.runtime(), *(runtime for runtime, _, _ in results)]), f"iteration {iteration}"
        assert [found for _, found, _ in results] == [None] * 20, f"iteration {iteration}"
        assert all(first is last for first, _, last in results), f"iteration {iteration}"
