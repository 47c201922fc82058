"""Orders in a file of SQLite."""

import queue
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, Iterator

from rejection import Rejection

Order = dict[str, Any]

#: How many customers, orders and products there are at the start, the same every time.
CUSTOMERS, ORDERS_EACH, PRODUCTS, LINES_OF_AN_ORDER = 200, 25, 100, 5

#: How many queries may be under way at once.
READERS = 4

#: How many orders of a customer are told, the newest first.
LISTED = 20

SCHEMA = """
    PRAGMA journal_mode = WAL;
    CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL);
    CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL);
    CREATE TABLE lines (
        order_id INTEGER NOT NULL REFERENCES orders, position INTEGER NOT NULL,
        product INTEGER NOT NULL REFERENCES products, quantity INTEGER NOT NULL, price INTEGER NOT NULL,
        PRIMARY KEY (order_id, position)
    ) WITHOUT ROWID;
    CREATE INDEX orders_of_customer ON orders (customer);
"""

ORDERS_OF = """
    SELECT o.id, o.customer, p.name, l.quantity, l.price
    FROM (SELECT id, customer FROM orders WHERE customer = ? ORDER BY id DESC LIMIT ?) o
    JOIN lines l ON l.order_id = o.id JOIN products p ON p.id = l.product
    ORDER BY o.id DESC, l.position
"""

ORDER_BY_ID = """
    SELECT o.id, o.customer, p.name, l.quantity, l.price
    FROM orders o JOIN lines l ON l.order_id = o.id JOIN products p ON p.id = l.product
    WHERE o.id = ? ORDER BY l.position
"""


class Store:
    """A database in a new file. SQLite has one writer at a time, so writers wait for the one connection here, and not for its lock."""

    def __init__(self, file: Path) -> None:
        self._writing = threading.Lock()
        self._writer = _connect(file)
        with self._transaction() as database:
            database.executescript(SCHEMA)
            _insert_first_rows(database)
        # The one that was used last is taken first: what it needs is in its cache.
        self._readers: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        for _ in range(READERS):
            self._readers.put(_connect(file))

    def orders_of(self, customer: int) -> list[Order]:
        """The newest orders of a customer; none for one who has none."""
        with self._reading() as database:
            return _orders_in(database.execute(ORDERS_OF, (customer, LISTED)))

    def order(self, number: int) -> Order:
        """The order of that number, or a rejection."""
        with self._reading() as database:
            orders = _orders_in(database.execute(ORDER_BY_ID, (number,)))
        if not orders:
            raise Rejection(f"there is no order {number}", HTTPStatus.NOT_FOUND)
        return orders[0]

    def create(self, customer: int, lines: list[tuple[int, int]]) -> Order:
        """Keeps an order of products and quantities, all of it or nothing; a rejection where there is no such product."""
        with self._transaction() as database:
            number = database.execute("INSERT INTO orders (customer) VALUES (?)", (customer,)).lastrowid
            for position, (product, quantity) in enumerate(lines):
                found = database.execute("SELECT price FROM products WHERE id = ?", (product,)).fetchone()
                if found is None:
                    raise Rejection(f"there is no product {product}")
                row = (number, position, product, quantity, *found)
                database.execute("INSERT INTO lines VALUES (?, ?, ?, ?, ?)", row)
            return _orders_in(database.execute(ORDER_BY_ID, (number,)))[0]

    def close(self) -> None:
        """Ends every connection; those that are in use are waited for."""
        for _ in range(READERS):
            self._readers.get().close()
        with self._writing:
            self._writer.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        database = self._readers.get()
        try:
            yield database
        finally:
            self._readers.put(database)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._writing, self._writer as database:
            yield database


def _connect(file: Path) -> sqlite3.Connection:
    """A connection that threads hand to each other."""
    connection = sqlite3.connect(file, check_same_thread=False)
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _insert_first_rows(database: sqlite3.Connection) -> None:
    """The i-th order is of customer i modulo their number, so that those of one lie far apart."""
    products = range(1, PRODUCTS + 1)
    orders = range(1, CUSTOMERS * ORDERS_EACH + 1)
    prices = {i: 100 + i * 37 % 900 for i in products}
    database.executemany(
        "INSERT INTO products VALUES (?, ?, ?)", ((i, f"product {i}", prices[i]) for i in products)
    )
    database.executemany("INSERT INTO orders VALUES (?, ?)", ((i, 1 + i % CUSTOMERS) for i in orders))
    database.executemany(
        "INSERT INTO lines VALUES (?, ?, ?, ?, ?)",
        (
            (order, position, product, 1 + (order + position) % 5, prices[product])
            for order in orders
            for position in range(LINES_OF_AN_ORDER)
            for product in [1 + (order * 7 + position * 13) % PRODUCTS]
        ),
    )


def _orders_in(rows: Iterable[tuple[int, int, str, int, int]]) -> list[Order]:
    """Gathers rows of lines; those of one order are neighbours. Amounts are cents."""
    orders: list[Order] = []
    for number, customer, product, quantity, price in rows:
        if not orders or orders[-1]["id"] != number:
            orders.append({"id": number, "customer": customer, "total": 0, "lines": []})
        orders[-1]["lines"].append({"product": product, "quantity": quantity, "price": price})
        orders[-1]["total"] += quantity * price
    return orders
