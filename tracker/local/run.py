"""`make run`: the tracker on this machine, as in production, until Ctrl-C."""

import errno
import os
import socket
import subprocess
import sys
from ipaddress import AddressValueError, IPv4Address
from pathlib import Path
from threading import Thread

from tracker import local
from tracker.local.children import Children
from tracker.local.welcome import welcome

ROOT = Path(__file__).resolve().parents[2]
PROCFILE = ("web", "worker", "beat")  # `release` is what prepare.py does


def main() -> int:
    host, port = _address()
    children = Children(ROOT)  # from here on a signal ends what runs, and then this
    _set_environment(host, port)
    code, sign_in = children.run("-m", "tracker.local", "prepare", stdout=subprocess.PIPE)
    if code == 0:
        reached_at = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 a comparison
        Thread(target=welcome, args=(reached_at, port, sign_in.strip()), daemon=True).start()
        # A .env file would win over the environment made here.
        code, _ = children.run("-m", "honcho", "start", "--env", os.devnull, *PROCFILE)
    return code


def _address() -> tuple[str, int]:
    """Return where to listen. HOST counts if it is an address: some shells export the machine's name under it."""
    try:
        host = str(IPv4Address(os.environ.get("HOST", "")))
    except AddressValueError:
        host = "127.0.0.1"
    wanted = os.environ.get("PORT") or "8000"
    if not wanted.isdecimal() or not 0 < int(wanted) < 65_535:
        sys.exit(f"PORT={wanted} is no port. Try PORT=8001 make run.")
    port = int(wanted)
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        problem = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        sys.exit(f"Port {port} {problem}. Try PORT={max(port + 1, 8001)} make run.")
    return host, port


def _set_environment(host: str, port: int) -> None:
    """Tell the processes what a platform would; servers and secret that the environment names already stay."""
    var = Path(os.environ.get("TRACKER_VAR") or ROOT / "var").resolve()
    for name, value in (
        ("DATABASE_URL", local.database_url),
        ("REDIS_URL", local.redis_url),
        ("SECRET_KEY", local.secret_key),
    ):
        if not os.environ.get(name):
            os.environ[name] = value(var)
    os.environ |= {
        "HOST": host,
        "PORT": str(port),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "PYTHONUNBUFFERED": "1",
        "TRACKER_LOCAL": "1",
        "TRACKER_VAR": str(var),
    }
