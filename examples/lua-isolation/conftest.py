import os
import random
import sys

import pytest

from isolation.engine import Engine
from isolation.history import History
from isolation.selected import selected_cache


def pytest_collection_modifyitems(items):
    """The order of the tests is another one with each $STRESS_ORDER."""
    if "STRESS_ORDER" in os.environ:
        random.Random(os.environ["STRESS_ORDER"]).shuffle(items)


@pytest.fixture(autouse=True, scope="session")
def frequent_switches():
    """Threads take turns after 10 µs instead of 5 ms, so that what may come between two steps does."""
    sys.setswitchinterval(1e-5)


@pytest.fixture
def engine():
    return Engine(selected_cache())


@pytest.fixture
def chance(request):
    """Choices that $STRESS_SEED repeats, other ones in each test."""
    return random.Random(f"{os.environ.get('STRESS_SEED', '0')} {request.node.nodeid}")


@pytest.fixture
def history(request):
    written = History(request.node.name)
    yield written
    written.close()
