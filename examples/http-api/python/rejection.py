"""What a client can mend."""

from dataclasses import dataclass
from http import HTTPStatus


@dataclass
class Rejection(Exception):
    """A request that is answered with a status of its own, and with the reason."""

    reason: str
    status: HTTPStatus = HTTPStatus.BAD_REQUEST
