"""The processes of the Procfile, run by honcho as a platform would."""

import contextlib
import http.client
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import psutil

MARK = "TRACKER_RUN"  # in the environment of everything that a run starts
PROCFILE = ("web", "worker", "beat")  # `release` is done before
STOP_SECONDS = 8  # honcho kills after five what did not end
WELCOME = """
  Full Tracker runs at {address}
  {sign_in}
  Ctrl-C stops it; the data stays in {data}
"""


def serve(root: Path, address: tuple[str, int], *, sign_in: str) -> int:
    """Run until a signal raises SystemExit here or a process ends; either way all of them end."""
    mark = secrets.token_hex(8)
    # In a session of its own: Ctrl-C comes to us alone. A .env file would win over the environment we made.
    command = [sys.executable, "-m", "honcho", "start", "--env", os.devnull, *PROCFILE]
    honcho = subprocess.Popen(command, cwd=root, env=os.environ | {MARK: mark}, start_new_session=True)  # noqa: S603
    try:
        Thread(target=_welcome, args=(honcho, address, sign_in), daemon=True).start()
        return honcho.wait()
    finally:
        _stop(honcho, mark)


def _welcome(honcho: subprocess.Popen[bytes], address: tuple[str, int], sign_in: str) -> None:
    """Say where the tracker is and how to sign in, as soon as it answers."""
    while honcho.poll() is None:
        with contextlib.closing(http.client.HTTPConnection(*address, timeout=5)) as connection:
            try:
                connection.request("GET", "/api/health")
                connection.getresponse()
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
                continue
        place = "http://{}:{}".format(*address)
        print(WELCOME.format(address=place, sign_in=sign_in, data=os.environ["TRACKER_VAR"]), flush=True)
        return


def _stop(honcho: subprocess.Popen[bytes], mark: str) -> None:
    honcho.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        honcho.wait(STOP_SECONDS)
    # Honcho forgets its children when its output is a closed pipe, and waits for ever when stopped as it starts.
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get(MARK) == mark:
                process.kill()
    honcho.wait()
