"""Caches that look right and are not. Each breaks one promise of isolation.runtimes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from lupa import LuaRuntime

from isolation.runtimes import PRELUDE, FreshForBranches, new_runtime, on_main_thread


class SharedByWorkers(FreshForBranches):
    """The main thread has its own runtime; all the others have one together."""

    def __init__(self) -> None:
        super().__init__()
        self._workers = new_runtime()

    def get(self) -> LuaRuntime:
        return super().get() if on_main_thread() else self._workers


class LazyRace(FreshForBranches):
    """Hands a new runtime on through the instance, where a thread that comes between takes it, too."""

    @contextmanager
    def branch(self) -> Iterator[None]:
        self._newest = LuaRuntime()
        self._newest.execute(PRELUDE)
        self._own.runtime = self._newest  # by now it may be another thread's
        try:
            yield
        finally:
            del self._own.runtime


class KeptByThread(FreshForBranches):
    """Thread-local storage: what one branch leaves in it, the next branch on the same pool thread finds."""

    def get(self) -> LuaRuntime:
        if not hasattr(self._own, "runtime"):
            self._own.runtime = new_runtime()
        return self._own.runtime

    @contextmanager
    def branch(self) -> Iterator[None]:
        yield


class DoubleChecked(FreshForBranches):
    """Makes its table at first use, checks before it takes the lock, and not again behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._runtimes: dict[threading.Thread, LuaRuntime] | None = None

    def get(self) -> LuaRuntime:
        if on_main_thread():
            return super().get()
        if self._runtimes is None:
            with self._lock:
                first = new_runtime()
                self._runtimes = {threading.current_thread(): first}  # who had to wait throws away what was stored meanwhile
        runtime = self._runtimes.get(threading.current_thread())
        if runtime is None:
            runtime = self._runtimes[threading.current_thread()] = new_runtime()
        return runtime

    @contextmanager
    def branch(self) -> Iterator[None]:
        try:
            yield
        finally:
            (self._runtimes or {}).pop(threading.current_thread(), None)


class ByThreadId(FreshForBranches):
    """A table by thread number with correct double-checked locking. A pool thread keeps its number, and a new thread gets an old one."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._runtimes: dict[int, LuaRuntime] = {}

    def get(self) -> LuaRuntime:
        number = threading.get_ident()
        if number not in self._runtimes:
            with self._lock:
                if number not in self._runtimes:
                    self._runtimes[number] = new_runtime()
        return self._runtimes[number]

    @contextmanager
    def branch(self) -> Iterator[None]:
        yield


class CreatorIsMain(FreshForBranches):
    """Takes the thread that made it for the main thread."""

    def __init__(self) -> None:
        super().__init__()
        self._creator = threading.get_ident()

    def get(self) -> LuaRuntime:
        if threading.get_ident() != self._creator:
            return super().get()
        self._main = self._main or new_runtime()
        return self._main


class NeverForgets(FreshForBranches):
    """Isolated, but every runtime is kept for ever."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[LuaRuntime] = []

    @contextmanager
    def branch(self) -> Iterator[None]:
        with super().branch():
            self._all.append(self.get())
            yield


class Wasteful(FreshForBranches):
    """Isolated, but makes ten runtimes and takes the last."""

    @contextmanager
    def branch(self) -> Iterator[None]:
        with super().branch():
            for _ in range(9):
                self._own.runtime = new_runtime()
            yield
