"""Appends lines to $STRESS_PROGRESS."""

import os


def report():
    """The program gets on. Who has said so once has promised to go on."""
    with open(os.environ["STRESS_PROGRESS"], "a") as file:
        file.write("progress\n")
