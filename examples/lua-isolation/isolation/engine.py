from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from lupa import LuaRuntime

from isolation.runtimes import RuntimeCache

Result = TypeVar("Result")


class Engine:
    """Runs Lua where the caller is: on the main thread in the runtime that it keeps, in a branch in the branch's own."""

    def __init__(self, cache: RuntimeCache) -> None:
        self._cache = cache

    def runtime(self) -> LuaRuntime:
        return self._cache.get()

    def execute(self, lua: str) -> object:
        """What the chunk returns; LuaError where it raises one."""
        return self.runtime().execute(lua)

    def branch(self, work: Callable[[], Result]) -> Result:
        """One branch, in the thread that calls."""
        with self._cache.branch():
            return work()

    def parallel(self, branches: Sequence[Callable[[], Result]], threads: int) -> list[Result]:
        """The results in the order of the branches; the first exception of one, once all have ended."""
        with ThreadPoolExecutor(threads) as pool:
            ended = [pool.submit(self.branch, work) for work in branches]
        return [branch.result() for branch in ended]
