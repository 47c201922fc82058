"""The stress test with the assertion that the test design gives it: the address of no worker's runtime is that of main's. It is wrong
twice. It never compares workers with each other; and it compares addresses of runtimes that are gone, where main's may be by now."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.mark.parametrize("iteration", range(50))
def test_parallel_runtime_isolation_stress(engine, chance, history, iteration):
    def worker(number, pause):
        runtime = engine.runtime()
        history.opened(number, runtime)
        time.sleep(pause)
        history.closed(number, runtime)
        return id(runtime)

    pauses = [chance.uniform(0.001, 0.01) for _ in range(20)]
    with ThreadPoolExecutor(max_workers=10) as pool:
        addresses = list(pool.map(worker, range(20), pauses))
    main = id(engine.runtime())
    assert main not in addresses, "a worker should have a different runtime than main"
