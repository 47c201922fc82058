"""Sorts records by a key, and the keys of the groups they fall into."""

from work import work

RECORDS = [((n * 7919) % 1009, f"name {n % 37}") for n in range(500)]


def sort_once(i):
    ranked = sorted(RECORDS, key=lambda record: (record[1], -record[0]))
    return ranked[i % len(ranked)][0]


work("sort", sort_once)
