"""A job that fills a bounded cache and leaks on request; the arguments are those of ../README.md."""

import argparse
import ctypes
import gc
import math
import os
import random
import socket
import threading

parser = argparse.ArgumentParser()
parser.add_argument("--leak", type=float, default=0)
parser.add_argument("--shape", default="none")
parser.add_argument("--kind", default="memory")
parser.add_argument("--operations", type=int, default=200_000)
parser.add_argument("--work", type=int, default=1)
parser.add_argument("--natural", action="store_true")
options = parser.parse_args()

CHECKPOINTS = 60
trim = ctypes.CDLL(None).malloc_trim
page = os.sysconf("SC_PAGE_SIZE")
metrics = open(os.environ.get("STRESS_METRICS", os.devnull), "a", buffering=1)

kept = []
stop = threading.Event()


def leak_thread():
    kept.append(threading.Thread(target=stop.wait, daemon=True))
    kept[-1].start()


leaks = {
    "memory": lambda: kept.append(bytearray(1024 - 80)),
    "fds": lambda: kept.append(os.open("/dev/null", os.O_RDONLY)),
    "sockets": lambda: kept.append(socket.socket()),
    "threads": leak_thread,
}

# Healthy growth, the same with and without a leak.
steps = {int(random.random() * options.operations) for _ in range(3)}
held = []


def grow(operation):
    if options.shape == "sawtooth":
        if operation % 20_000 == 0:
            held.clear()
        if operation % 5 == 0:
            held.append(bytearray(1024))
    elif options.shape == "warmup":
        target = 40_000 * (1 - math.exp(-operation / (options.operations / 4)))
        while len(held) < target:
            held.append(bytearray(1024))
    elif options.shape == "step" and operation in steps:
        held.append(bytearray(b"\1" * 2**20))


def resident():
    """What is left after a collection and after free pages went back: Python does not tell the bytes of its heap."""
    gc.collect()
    trim(0)
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * page


cache = {}
owed = 0.0
every = options.operations // CHECKPOINTS
for operation in range(1, options.operations + 1):
    text = "-".join([str(operation * 31 + n) for n in range(8 * options.work)])
    cache[operation % 2_000] = (text, operation)
    if options.shape != "none":
        grow(operation)
    owed += options.leak / 1000
    while owed >= 1:
        leaks[options.kind]()
        owed -= 1
    if operation % every == 0 and not options.natural:
        metrics.write(f"checkpoint operations={operation} memory.rss={resident()}B threads={threading.active_count()}\n")
metrics.write(f"operations={options.operations}\n")
metrics.flush()
os._exit(0)
