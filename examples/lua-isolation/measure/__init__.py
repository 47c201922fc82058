"""Programs that stress.yml measures; what they find goes to the file $STRESS_METRICS."""

import os


def report(line: str) -> None:
    with open(os.environ["STRESS_METRICS"], "a", encoding="utf-8") as metrics:
        metrics.write(f"{line}\n")
