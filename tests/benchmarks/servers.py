"""The servers of a benchmark: PostgreSQL and Valkey as durable as in production, and the Procfile's web process."""

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from tracker import local
from tracker.local import postgres

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var" / "bench"
FORGOTTEN = (
    "DATABASE_URL REDIS_URL SECRET_KEY DEBUG HTTPS ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS DATABASE_POOL PGBOUNCER EMAIL_HOST "
    "EMAIL_FROM TIME_ZONE LOG_LEVEL WEB_CONCURRENCY WEB_THREADS TRACKER_TEST SIGN_UP TRUSTED_PROXIES"
)
HOST = "127.0.0.1"
START_SECONDS = 30


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Two benchmarks at once would measure each other, and share a database."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "bench.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("Another benchmark is running.")
        yield


def set_environment() -> None:
    """Start the servers with an empty database and make the environment of all that follows, as `make run` does."""
    for name in FORGOTTEN.split():
        os.environ.pop(name, None)
    os.environ |= {
        "DATABASE_URL": local.database_url(VAR),
        "REDIS_URL": local.redis_url(VAR),
        "SECRET_KEY": local.secret_key(VAR),
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
        "PYTHONUNBUFFERED": "1",
        "TRACKER_LOCAL": "1",
        "TRACKER_VAR": str(VAR),
    }
    with psycopg.connect(postgres.address(VAR / "postgres", "postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {postgres.DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {postgres.DATABASE}")


def release() -> None:
    """Bring the empty database and the static files up to date as a platform does before it serves."""
    with _log("release").open("w") as output:
        released = subprocess.run(_line("release"), check=False, cwd=ROOT, stdout=output, stderr=output)
    if released.returncode:
        raise RuntimeError(f"The Procfile's release failed. Its log: {_log('release')}")


@contextlib.contextmanager
def web() -> Iterator[tuple[int, int]]:
    """Serve with the Procfile's own line on a free port of loopback; yield the port and the id of the process."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    with _running("web", lambda: _answers(port), HOST=HOST, PORT=str(port)) as pid:
        yield port, pid


@contextlib.contextmanager
def worker() -> Iterator[int]:
    """Run the Procfile's worker; yield the id of its process."""
    with _running("worker", lambda: " ready." in _log("worker").read_text()) as pid:
        yield pid


@contextlib.contextmanager
def _running(name: str, is_up: Callable[[], bool], **environment: str) -> Iterator[int]:
    """Run a line of the Procfile, and stop all of it at the end."""
    with _log(name).open("w") as log:
        server = subprocess.Popen(
            _line(name), cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _wait(server, is_up, name)
        yield server.pid
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # a child that outlived its master
        server.wait()


def _log(name: str) -> Path:
    return VAR / f"{name}.log"


def _line(name: str) -> list[str]:
    """Return how the shell runs this line of the Procfile."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    line = next(line for line in lines if line.startswith(f"{name}: ")).removeprefix(f"{name}: ")
    return ["/bin/sh", "-c", line if "&&" in line else f"exec {line}"]


def _wait(server: subprocess.Popen, is_up: Callable[[], bool], name: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        if is_up():
            return
        time.sleep(0.05)
    raise RuntimeError(f"The Procfile's {name} does not come up. Its log: {_log(name)}")


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0
