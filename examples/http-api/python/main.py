"""An HTTP API of orders with its database in a file of its own. It listens on PORT of HOST until SIGTERM."""

import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

from api import Service
from store import Store


def main() -> None:
    """Serves until it is told to stop, and leaves no file behind."""
    with tempfile.TemporaryDirectory(prefix="orders-") as folder:
        store = Store(Path(folder) / "orders.db")
        service = Service((os.environ["HOST"], int(os.environ["PORT"])), store)
        # shutdown() waits for the loop below, which this thread is in.
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=service.shutdown).start())
        service.serve_forever()
        service.server_close()
        store.close()
        print("requests:", service.tally, file=sys.stderr)


if __name__ == "__main__":
    main()
