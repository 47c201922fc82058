"""A test on random input: one number of items in twenty fills its last page exactly."""

import os
import random

PER_PAGE = 20


def pages(items):
    return (items + PER_PAGE - 1) // PER_PAGE  # TWIN: rounded up


def test_every_page_has_an_item():
    items = random.Random(int(os.environ["STRESS_SEED"])).randint(1, 1000)
    assert pages(items) == len(range(0, items, PER_PAGE))
