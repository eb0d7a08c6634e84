"""The servers of a benchmark: PostgreSQL and Valkey as durable as in production, and the Procfile's web process."""

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
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
    log = VAR / "release.log"
    with log.open("w") as output:
        released = subprocess.run(_line("release"), check=False, cwd=ROOT, stdout=output, stderr=output)
    if released.returncode:
        raise RuntimeError(f"The Procfile's release failed. Its log: {log}")


@contextlib.contextmanager
def web() -> Iterator[int]:
    """Serve with the Procfile's own line on a free port of loopback, and stop all of it at the end."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"HOST": HOST, "PORT": str(port)}
    with (VAR / "web.log").open("w") as log:
        server = subprocess.Popen(
            _line("web"), cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # a worker that outlived its master
        server.wait()


def _line(name: str) -> list[str]:
    """Return how the shell runs this line of the Procfile."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    line = next(line for line in lines if line.startswith(f"{name}: ")).removeprefix(f"{name}: ")
    return ["/bin/sh", "-c", line if "&&" in line else f"exec {line}"]


def _wait(server: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"gunicorn does not answer. Its log: {VAR / 'web.log'}")
