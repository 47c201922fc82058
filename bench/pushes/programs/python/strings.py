"""Builds rows of text, and splits them again."""

from work import work

NAMES = ["base", "head", "pair", "noise"]


def build_once(i):
    rows = [f"{n:05d};{NAMES[n % 4]};{n * 1.5:.2f}" for n in range(i % 5, 150)]
    fields = ",".join(rows).replace(";", " ").split(",")
    return sum(len(field) for field in fields)


work("strings", build_once)
