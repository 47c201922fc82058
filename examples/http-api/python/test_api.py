"""The service as clients meet it: over HTTP, with a new database."""

import http.client
import json
import tempfile
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from api import LARGEST_BODY, Service
from store import LINES_OF_AN_ORDER, LISTED, Store


class ApiTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        store = Store(Path(folder.name) / "orders.db")
        self.addCleanup(store.close)
        service = Service(("127.0.0.1", 0), store)
        self.addCleanup(service.server_close)
        self.address = service.server_address
        serving = threading.Thread(target=service.serve_forever, args=(0.01,))
        serving.start()
        self.addCleanup(serving.join)
        self.addCleanup(service.shutdown)

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, Any]:
        """Status and JSON of an answer."""
        connection = http.client.HTTPConnection(*self.address)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            return answer.status, json.load(answer)
        finally:
            connection.close()

    def create(self, customer: int, *lines: tuple[int, int]) -> tuple[int, Any]:
        """The answer to a new order of products and quantities."""
        wanted = [{"product": product, "quantity": quantity} for product, quantity in lines]
        return self.ask("POST", "/orders", json.dumps({"customer": customer, "lines": wanted}))

    def test_an_order_is_told_as_it_was_created(self) -> None:
        status, created = self.create(7, (3, 2))
        self.assertEqual(status, 201)
        self.assertEqual(created["lines"][0]["product"], "product 3")
        self.assertEqual(created["total"], 2 * created["lines"][0]["price"])
        self.assertEqual(self.ask("GET", f"/orders/{created['id']}"), (200, created))

    def test_the_newest_orders_of_a_customer_are_listed_with_their_lines(self) -> None:
        _, found = self.ask("GET", "/orders?customer=17")
        numbers = [order["id"] for order in found["orders"]]
        self.assertEqual(len(numbers), LISTED)
        self.assertEqual(numbers, sorted(numbers, reverse=True))
        for order in found["orders"]:
            self.assertEqual(order["customer"], 17)
            self.assertEqual(len(order["lines"]), LINES_OF_AN_ORDER)
            self.assertEqual(self.ask("GET", f"/orders/{order['id']}"), (200, order))
        self.assertEqual(self.ask("GET", "/orders?customer=9999"), (200, {"orders": []}))

    def test_what_is_wrong_is_told_and_keeps_nothing(self) -> None:
        before = self.ask("GET", "/orders?customer=199")
        for method, path, body, status, reason in [
            ("GET", "/orders", None, 400, "customer"),
            ("GET", "/orders?customer=-1", None, 400, "customer"),
            ("GET", "/orders/none", None, 400, "id"),
            ("GET", "/orders/999999", None, 404, "no order 999999"),
            ("GET", "/other", None, 404, "no such page"),
            ("POST", "/other", "{}", 404, "no such page"),
            ("POST", "/orders", "{", 400, "no order"),
            ("POST", "/orders", '{"customer": 199, "lines": 5}', 400, "no order"),
        ]:
            with self.subTest(method=method, path=path, body=(body or "")[:40]):
                found = self.ask(method, path, body)
                self.assertEqual(found[0], status)
                self.assertIn(reason, found[1]["error"])
        self.assertEqual(self.create(199)[0], 400)
        self.assertEqual(self.create(199, (1, 0))[0], 400)
        self.assertEqual(self.create(199, (1, 1), (999, 1)), (400, {"error": "there is no product 999"}))
        self.assertEqual(self.ask("GET", "/orders?customer=199"), before)

    def test_a_body_that_is_too_large_is_not_waited_for(self) -> None:
        connection = http.client.HTTPConnection(*self.address)
        self.addCleanup(connection.close)
        connection.putrequest("POST", "/orders")
        connection.putheader("Content-Length", str(LARGEST_BODY + 1))
        connection.endheaders()
        answer = connection.getresponse()
        self.assertEqual(answer.status, 400)
        self.assertIn("length", json.load(answer)["error"])

    def test_orders_created_at_once_are_all_kept(self) -> None:
        with ThreadPoolExecutor(16) as clients:
            created = [order for _, order in clients.map(lambda _: self.create(8, (1, 1)), range(40))]
        self.assertEqual(len({order["id"] for order in created}), 40)
        for order in created:
            self.assertEqual(self.ask("GET", f"/orders/{order['id']}"), (200, order))


if __name__ == "__main__":
    unittest.main()
