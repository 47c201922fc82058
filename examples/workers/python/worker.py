"""A worker in Python: operations that stress-action times, one message a line (docs/workers.md)."""

import gc
import json
import sys
import time
import tracemalloc

answers = sys.stdout
sys.stdout = sys.stderr  # What the code under test prints must not stand among the answers.


def parse(message):
    return json.loads(DOCUMENT)["items"][-1]["id"]


def parse_in_a_loop(message):
    for _ in range(1000):
        parse(message)


def nothing(message):
    """Costs no time: what is left is the way to the worker and back."""


def fail(message):
    raise ValueError("this operation always fails")


OPERATIONS = {"parse": parse, "parse-1000": parse_in_a_loop, "nothing": nothing, "fail": fail}
DOCUMENT = json.dumps({"items": [{"id": n, "name": f"item {n}"} for n in range(100)]})


def operate(message):
    operation = OPERATIONS[message.get("operation", "parse")]
    started = time.perf_counter_ns()
    operation(message)
    return {"ns": time.perf_counter_ns() - started}


def checkpoint(message):
    return {"values": {"memory.heap": tracemalloc.get_traced_memory()[0]}}


def init(message):
    tracemalloc.start(1) if message["parameters"].get("trace") else None
    abilities = ["gc", "stats"] + (["checkpoint"] if tracemalloc.is_tracing() else [])
    return {"protocol": 1, "abilities": abilities}


def collect(message):
    return {"collected": gc.collect()}


def stats(message):
    return {"metrics": {"gc.count": sum(generation["collections"] for generation in gc.get_stats())}}


HANDLERS = {
    "init": init,
    "op": operate,
    "gc": collect,
    "stats": stats,
    "checkpoint": checkpoint,
    "shutdown": lambda message: {},
}


def answer(line):
    message = None
    try:
        message = json.loads(line)
        body = HANDLERS[message["type"]](message)
        return {"id": message["id"], "ok": True, **body}
    except Exception as error:  # An operation that fails is an answer, too.
        identity = message.get("id") if isinstance(message, dict) else None
        return {"id": identity, "ok": False, "error": f"{type(error).__name__}: {error}"}


for line in sys.stdin:
    reply = answer(line)
    if reply["id"] is None:
        print(f"not a message: {line.rstrip()[:100]}", file=sys.stderr)
        continue
    answers.write(json.dumps(reply) + "\n")
    answers.flush()
    if reply["ok"] and '"shutdown"' in line:
        break
