"""Who uses the servers of a folder, told by locks: the kernel frees those of a killed process, so nothing can miscount.

- `servers.lock`: shared by every process that uses the servers, until it ends.
- `servers.start.lock`: held alone while servers are started or stopped.
"""

import atexit
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tracker.local import postgres, valkey

_holds: dict[Path, tuple[int, IO[str]]] = {}  # folder → the process that holds its lock, and the open file


@contextmanager
def alone(folder: Path) -> Iterator[Path]:
    """Let one process at a time start or stop what is in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "servers.start.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield folder


@contextmanager
def using(folder: Path) -> Iterator[Path]:
    """Start servers within; they run on until the last process that came through here has ended."""
    with alone(folder):
        _hold(folder)
        yield folder


def leave(folder: Path) -> None:
    """Give up this process's hold; stop the servers if it was the last one."""
    pid, file = _holds.get(folder, (0, None))
    if file is None or pid != os.getpid() or not folder.is_dir():
        return  # a forked child inherits the exit handler, not the hold
    del _holds[folder]
    with alone(folder), file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        valkey.stop(folder / "valkey")
        postgres.stop(folder / "postgres")


def _hold(folder: Path) -> None:
    if _holds.get(folder, (0, None))[0] == os.getpid():
        return
    file = (folder / "servers.lock").open("a")  # Python opens close-on-exec: no server or other child keeps the lock
    fcntl.flock(file, fcntl.LOCK_SH)
    _holds[folder] = os.getpid(), file
    atexit.register(leave, folder)
