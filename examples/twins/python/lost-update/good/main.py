"""Two doors count visitors into one row of a database."""

import os
import sqlite3
import threading

import history

VISITORS = 200
DATABASE = os.path.join(os.environ["STRESS_DIR"], "visitors.sqlite")


def connect():
    database = sqlite3.connect(DATABASE, timeout=60, isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    return database


def total(database):
    return database.execute("SELECT total FROM visitors").fetchone()[0]


def count(opening, door):
    database = connect()
    opening.wait()
    for _ in range(VISITORS):
        database.execute("UPDATE visitors SET total = total + 1")  # TWIN: one statement
        history.record(op="add", worker=door, value=1)
    database.close()


def main():
    database = connect()
    database.execute("CREATE TABLE visitors (total)")
    database.execute("INSERT INTO visitors VALUES (0)")
    opening = threading.Barrier(2)
    doors = [threading.Thread(target=count, args=(opening, door)) for door in range(2)]
    for door in doors:
        door.start()
    for door in doors:
        door.join()
    history.record(op="final", worker="main", value=total(database))


main()
