"""Does a round as often as work.json of this tree says for the program; prints what the rounds add up to."""

import json
import os.path


def work(name, do_round):
    tree = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(tree, "work.json"), encoding="utf-8") as file:
        rounds = json.load(file)[name]
    total = 0
    for i in range(rounds):
        total = (total + do_round(i)) % 1_000_000_000
    print(f"{name}: {rounds} rounds, {total}")
