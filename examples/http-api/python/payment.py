"""The payment provider, left out: no load is put on others."""

import time

#: What the answer of a provider takes; seconds.
AUTHORISATION = 0.010


def authorise() -> None:
    """Waits for the provider, and costs no CPU time of this service."""
    time.sleep(AUTHORISATION)
