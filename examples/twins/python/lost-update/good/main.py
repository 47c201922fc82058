"""Two doors count visitors into one row of a database. They come in pairs, one through each door at the same moment."""

import os
import sqlite3
import threading

import history

VISITORS = 100
DATABASE = os.path.join(os.environ["STRESS_DIR"], "visitors.sqlite")
doorstep = threading.Barrier(2)


def connect():
    database = sqlite3.connect(DATABASE, timeout=60, isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    return database


def total(database):
    return database.execute("SELECT total FROM visitors").fetchone()[0]


def together(value):
    """Waits for the other door."""
    doorstep.wait()
    return value


def count(door):
    database = connect()
    for _ in range(VISITORS):
        database.execute("UPDATE visitors SET total = total + ?", (together(1),))  # TWIN: one statement
        history.record(op="add", worker=door, value=1)
    database.close()


def main():
    database = connect()
    database.execute("CREATE TABLE visitors (total)")
    database.execute("INSERT INTO visitors VALUES (0)")
    doors = [threading.Thread(target=count, args=(door,)) for door in range(2)]
    for door in doors:
        door.start()
    for door in doors:
        door.join()
    history.record(op="final", worker="main", value=total(database))


main()
