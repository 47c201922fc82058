"""Appends records to $STRESS_DIR/history.ndjson."""

import json
import os


def record(**fields):
    """One line. It is a single write, so that lines of threads and processes do not mix."""
    path = os.path.join(os.environ["STRESS_DIR"], "history.ndjson")
    file = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o644)
    try:
        os.write(file, (json.dumps(fields) + "\n").encode())
    finally:
        os.close(file)
