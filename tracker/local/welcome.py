"""What `make run` says once the tracker answers."""

import contextlib
import http.client
import os
import time

SIGN_IN = "Open it and make an account; the first one is staff and may open /admin/."


def welcome(host: str, port: int, sign_in: str) -> None:
    """Wait for the first answer, then print where the tracker is and how to sign in."""
    while not _answers(host, port):
        time.sleep(0.05)
    lines = [
        f"Full Tracker runs at http://{host}:{port}",
        *(sign_in or SIGN_IN).splitlines(),
        f"Ctrl-C stops it; the data stays in {os.environ['TRACKER_VAR']}",
    ]
    print("\n" + "".join(f"  {line}\n" for line in lines), flush=True)


def _answers(host: str, port: int) -> bool:
    with contextlib.closing(http.client.HTTPConnection(host, port, timeout=5)) as connection:
        try:
            connection.request("GET", "/api/health")
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            return False
    return True
