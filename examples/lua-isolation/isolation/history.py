import json
import os

from lupa import LuaRuntime


class History:
    """What the branches of one test did, as lines of $STRESS_DIR/history.ndjson; nothing is written where nobody asks for it.

    A line is one write to a file that is open for appending, so that lines of several threads and processes do not mix.
    """

    def __init__(self, test: str) -> None:
        self._test = test
        folder = os.environ.get("STRESS_DIR")
        flags = os.O_APPEND | os.O_CREAT | os.O_WRONLY
        self._file = None if folder is None else os.open(os.path.join(folder, "history.ndjson"), flags)

    def wrote(self, branch: int, token: str) -> None:
        self._append(branch, op="write", value=token)

    def observed(self, branch: int, token: str | None) -> None:
        self._append(branch, op="observe", value=token)

    def opened(self, branch: int, runtime: LuaRuntime) -> None:
        """The branch has this runtime. Its address is a name for it until it is closed: afterwards another one may be there."""
        self._append(branch, op="open", value=f"{id(runtime):x}")

    def closed(self, branch: int, runtime: LuaRuntime) -> None:
        """The branch is about to give it up."""
        self._append(branch, op="close", value=f"{id(runtime):x}")

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)

    def _append(self, branch: int, **record: str | None) -> None:
        if self._file is not None:
            line = json.dumps({"worker": f"{self._test} {branch}", "key": self._test, **record})
            os.write(self._file, f"{line}\n".encode())
