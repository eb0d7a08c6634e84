"""Asking through the client process, and signing lifters in for it."""

import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.test import Client

from tests.benchmarks.servers import HOST, ROOT
from workouts.models import User, WorkoutSession

Request = tuple[str, str, dict[str, str], str]


@dataclass(frozen=True, slots=True)
class Browser:
    """A signed-in lifter: the headers that a page of theirs sends."""

    lifter: User
    cookie: str
    token: str

    def get(self, path: str, *, encoding: str = "gzip") -> Request:
        return "GET", path, {"Cookie": self.cookie, "Accept-Encoding": encoding}, ""

    def post(self, path: str, **fields: str) -> Request:
        headers = {"X-CSRFToken": self.token, "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded"}
        return "POST", path, self.get(path)[2] | headers, urlencode(fields)


@dataclass(frozen=True, slots=True)
class Played:
    seconds: float
    times: list[float]


class Asker:
    """The client process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def play(self, *clients: list[Request]) -> Played:
        """Let these clients ask side by side. Raises RuntimeError for any answer but 200."""
        self._process.stdin.write(json.dumps(clients) + "\n")
        self._process.stdin.flush()
        played: dict[str, Any] = json.loads(
            self._process.stdout.readline() or '{"failure": "The client process ended."}'
        )
        if played["failure"]:
            raise RuntimeError(played["failure"])
        return Played(played["seconds"], played["times"])


@contextlib.contextmanager
def asker(port: int) -> Iterator[Asker]:
    command = [sys.executable, "-m", "tests.benchmarks.client", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Asker(process)
        finally:
            process.kill()


def sign_in(lifter: User, session: WorkoutSession) -> Browser:
    """Make a session as signing in does, and take the CSRF token from a page as its scripts do."""
    client = _client()
    client.force_login(lifter)
    page = client.get(session.get_absolute_url()).content.decode()
    token = re.search(r'"X-CSRFToken": "(\w+)"', page)[1]
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return Browser(lifter, cookie, token)


def statements(request: Request) -> list[str]:
    """Return the SQL of a request, made in this process: reading the user is in it, BEGIN and COMMIT are not."""
    method, path, headers, body = request
    with noted() as seen:
        response = _client().generic(method, path, body, headers["Content-Type"] if body else "", headers=headers)
    if response.status_code != 200:
        raise RuntimeError(f"{method} {path} answered {response.status_code}: {response.content[:300]!r}")
    return seen


@contextlib.contextmanager
def noted() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(execute: Any, sql: str, *arguments: Any) -> Any:
        seen.append(sql)
        return execute(sql, *arguments)

    with connection.execute_wrapper(note):
        yield seen


def _client() -> Client:
    return Client(enforce_csrf_checks=True, SERVER_NAME=HOST)
