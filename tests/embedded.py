"""The embedded servers of a folder: processes that use them, and what runs there."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
START = "import sys; from pathlib import Path; from tracker import local; var = Path(sys.argv[1]); "
START += "print(local.database_url(var), local.redis_url(var), flush=True); "
WAIT = "sys.stdin.read()"


@contextlib.contextmanager
def folder_in(path):
    """Yield a folder for data, whose servers are stopped at the end whatever was done to them."""
    yield path / "var"
    for process in servers(path):
        process.kill()
    shutil.rmtree(path)


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


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
