"""Which Lua runtime a thread gets. The main thread has one for ever. A branch has one of its own: nobody had it before, nobody else has
it meanwhile, and it gets the same again as long as it runs."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol
from weakref import WeakKeyDictionary

from lupa import LuaRuntime

PRELUDE = """
function map(list, f)
  local results = {}
  for index, value in ipairs(list) do results[index] = f(value) end
  return results
end
function sum(list)
  local total = 0
  for _, value in ipairs(list) do total = total + value end
  return total
end
"""


def new_runtime() -> LuaRuntime:
    """A runtime with what every chunk may use. Python's lock is free while Lua runs, so other threads go on meanwhile."""
    runtime = LuaRuntime()
    runtime.execute(PRELUDE)
    return runtime


class RuntimeCache(Protocol):
    def get(self) -> LuaRuntime:
        """The runtime of the calling thread."""

    def branch(self) -> AbstractContextManager[None]:
        """Around the work of one branch, in the thread that does it."""


def on_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


class FreshForBranches:
    """A fresh runtime for each branch, which ends with it. No locks: each thread sees only what is its own."""

    def __init__(self) -> None:
        self._main: LuaRuntime | None = None  # touched by the main thread alone
        self._own = threading.local()

    def get(self) -> LuaRuntime:
        if on_main_thread():
            self._main = self._main or new_runtime()
            return self._main
        return getattr(self._own, "runtime", None) or new_runtime()

    @contextmanager
    def branch(self) -> Iterator[None]:
        outer = getattr(self._own, "runtime", None)
        self._own.runtime = new_runtime()
        try:
            yield
        finally:
            self._own.runtime = outer


class LockedByThread:
    """One table for all threads behind a lock. Keys are threads, not their numbers, which the system gives again to the next thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runtimes: WeakKeyDictionary[threading.Thread, LuaRuntime] = WeakKeyDictionary()

    def __len__(self) -> int:
        return len(self._runtimes)

    def get(self) -> LuaRuntime:
        with self._lock:
            runtime = self._runtimes.get(threading.current_thread())
            if runtime is None:
                runtime = self._runtimes[threading.current_thread()] = new_runtime()
            return runtime

    @contextmanager
    def branch(self) -> Iterator[None]:
        if on_main_thread():
            yield
            return
        self._forget()
        try:
            yield
        finally:
            self._forget()

    def _forget(self) -> None:
        with self._lock:
            self._runtimes.pop(threading.current_thread(), None)
