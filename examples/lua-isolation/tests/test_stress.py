import time

from branches import all_distinct

from isolation.engine import Engine
from isolation.selected import selected_cache


def test_parallel_runtime_isolation_stress(chance, history):
    """Fifty engines, each with twenty branches on ten threads and a pause of 1 to 10 ms. Main and all branches have runtimes of their own,
    in which nothing was left, and what a branch leaves there it finds after its pause."""
    for iteration in range(50):
        engine = Engine(selected_cache())

        def branch(number, pause):
            name, token = 100 * iteration + number, f"{iteration}-{number}"
            runtime = engine.runtime()
            history.opened(name, runtime)
            before = engine.execute("return token")
            history.observed(name, before)
            engine.execute(f"token = '{token}'")
            history.wrote(name, token)
            time.sleep(pause)
            after = engine.execute("return token")
            history.observed(name, after)
            history.closed(name, runtime)
            return runtime, before, after == token

        pauses = [chance.uniform(0.001, 0.01) for _ in range(20)]
        results = engine.parallel([lambda n=n, p=p: branch(n, p) for n, p in enumerate(pauses)], threads=10)
        assert all_distinct([engine.runtime(), *(runtime for runtime, _, _ in results)]), f"iteration {iteration}"
        assert [before for _, before, _ in results] == [None] * 20, f"iteration {iteration}"
        assert all(same for _, _, same in results), f"iteration {iteration}"
