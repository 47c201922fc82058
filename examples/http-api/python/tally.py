"""How often each route was asked for."""

import threading
from collections import Counter
from typing import Callable, TypeVar

Answer = TypeVar("Answer")


class Tally:
    """Counts the requests of each route."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()

    def counting(self, route: str, answer: Callable[[], Answer]) -> Answer:
        """What `answer` returns; it is counted for `route`."""
        with self._lock:
            self._counts[route] += 1
        return answer()

    def __str__(self) -> str:
        with self._lock:
            return str(dict(self._counts))
