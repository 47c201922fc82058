"""Requests for orders, and their answers."""

import json
import sys
import traceback
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable
from urllib.parse import parse_qs, urlsplit

import payment
from rejection import Rejection
from store import Store
from tally import Tally

#: What a client may send at most; bytes.
LARGEST_BODY = 64 << 10

Answer = tuple[HTTPStatus, Any]


class Service(ThreadingHTTPServer):
    """The API over a store: one thread a connection."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], store: Store) -> None:
        super().__init__(address, Handler)
        self.store = store
        self.tally = Tally()


class Handler(BaseHTTPRequestHandler):
    """The requests of one connection, one after the other."""

    server: Service
    protocol_version = "HTTP/1.1"
    #: Headers and body leave in one piece: in two, the second waits until the client has acknowledged the first.
    wbufsize = -1

    def do_GET(self) -> None:
        """Answers /health, /orders?customer=1 and /orders/1."""
        url = urlsplit(self.path)
        if url.path == "/health":
            # Asked by whoever waits for the service, and not counted.
            self._answer(HTTPStatus.OK, {"status": "ok"})
        elif url.path == "/orders":
            self._answer_counted("GET /orders", lambda: self._list(url.query))
        elif url.path.startswith("/orders/"):
            self._answer_counted("GET /orders/id", lambda: self._one(url.path.removeprefix("/orders/")))
        else:
            self._answer(HTTPStatus.NOT_FOUND, {"error": "there is no such page"})

    def do_POST(self) -> None:
        """Keeps an order that is sent to /orders."""
        if self.path == "/orders":
            self._answer_counted("POST /orders", self._create)
        else:
            # Its body was not read, and would be taken for the next request.
            self.close_connection = True
            self._answer(HTTPStatus.NOT_FOUND, {"error": "there is no such page"})

    def _list(self, query: str) -> Answer:
        customer = _number("customer", parse_qs(query).get("customer", [""])[0])
        return HTTPStatus.OK, {"orders": self.server.store.orders_of(customer)}

    def _one(self, number: str) -> Answer:
        return HTTPStatus.OK, self.server.store.order(_number("id", number))

    def _create(self) -> Answer:
        customer, lines = _draft_in(self._body())
        payment.authorise()
        return HTTPStatus.CREATED, self.server.store.create(customer, lines)

    def _answer_counted(self, route: str, answer: Callable[[], Answer]) -> None:
        self._answer(*self.server.tally.counting(route, lambda: _answer_to(answer)))

    def _answer(self, status: HTTPStatus, value: Any) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self) -> bytes:
        """What was sent. What is not read would be taken for the next request, so that there is none after it."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            self.close_connection = True
            raise Rejection(f"the body must say its length, of {LARGEST_BODY} bytes at most")
        return self.rfile.read(int(length))

    def log_request(self, *_: Any) -> None:
        """Nothing: a line a request would be most of what the service does."""


def _answer_to(answer: Callable[[], Answer]) -> Answer:
    """What was found, or what is wrong."""
    try:
        return answer()
    except Rejection as rejection:
        return rejection.status, {"error": rejection.reason}
    except Exception:
        traceback.print_exc(file=sys.stderr)
        return HTTPStatus.INTERNAL_SERVER_ERROR, {"error": "the service failed"}


def _number(name: str, text: str) -> int:
    """A positive number of a request."""
    if not text.isdecimal() or int(text) < 1:
        raise Rejection(f"{name} is {text!r}, and must be a number from 1 on")
    return int(text)


def _draft_in(body: bytes) -> tuple[int, list[tuple[int, int]]]:
    """The customer of an order, and its products with their quantities."""
    try:
        draft = json.loads(body)
        customer = int(draft["customer"])
        lines = [(int(line["product"]), int(line["quantity"])) for line in draft["lines"]]
    except (ValueError, KeyError, TypeError) as error:
        raise Rejection(f"the body is no order: {error!r}") from error
    if customer < 1 or not lines:
        raise Rejection("an order needs a customer and at least one line")
    if any(quantity < 1 for _, quantity in lines):
        raise Rejection("a quantity must be 1 at least")
    return customer, lines
