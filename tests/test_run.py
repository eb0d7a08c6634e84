"""What `make run` starts, says and stops."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import urllib.request

import psutil
import pytest

from tests.embedded import ROOT, folder_in, free_port, servers


@pytest.fixture
def var(tmp_path):
    with folder_in(tmp_path) as var:
        yield var


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
