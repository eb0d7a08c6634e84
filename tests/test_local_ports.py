"""The port of the embedded Valkey."""

import contextlib
import socket
from urllib.parse import urlsplit

import pytest
import redis

from tests.embedded import WAIT, finish, folder_in, free_port, spawn
from tracker.local import valkey


@pytest.fixture
def var(tmp_path):
    with folder_in(tmp_path) as var:
        yield var


def listening(port):
    return socket.create_server(("127.0.0.1", port))


@contextlib.contextmanager
def connected(port):
    """Hold a port as an outgoing connection does: nobody answers there, and nobody can listen."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), source_address=("127.0.0.1", port)),
    ):
        yield


@pytest.mark.parametrize("held", [listening, connected])
def test_valkey_moves_when_its_port_is_taken_by_something_else(var, held):
    kept = f"redis://:secret@127.0.0.1:{free_port()}/0"
    (var / "valkey").mkdir(parents=True)
    (var / "valkey" / "address").write_text(kept)

    with held(urlsplit(kept).port):
        process, (_, moved) = spawn(var, WAIT)

    assert moved != kept
    assert redis.Redis.from_url(moved).ping()
    finish(process)


def test_valkey_keeps_out_of_the_ports_that_the_kernel_lends(var):
    process, (_, cache) = spawn(var, WAIT)
    finish(process)

    assert 20_000 <= urlsplit(cache).port < 32_000


@pytest.mark.parametrize("held", [listening, connected])
def test_valkey_takes_a_free_port_or_says_that_there_is_none(tmp_path, monkeypatch, held):
    port = free_port()
    monkeypatch.setattr(valkey, "PORTS", range(port, port + 1))

    with held(port), pytest.raises(valkey.ValkeyError, match=f"No port from {port} to {port} is free"):
        valkey._new_address(tmp_path)

    assert urlsplit(valkey._new_address(tmp_path)).port == port
