"""Programs that talk to the API."""

import json

import pytest
from django.test import Client

from workouts.models import ApiKey


class Program:
    """A client with the key of a lifter, or without one."""

    def __init__(self, lifter=None):
        self.lifter = lifter
        key = ApiKey.issue(lifter)[1] if lifter else None
        self.client = Client(headers={"Authorization": f"Bearer {key}"} if key else None, raise_request_exception=False)

    def get(self, path, **query):
        return self.client.get(path, query)

    def post(self, path, body=None, **options):
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return self.client.post(path, content, **{"content_type": "application/json", **options})

    def send(self, method, path, body=None):
        return self.client.generic(
            method, path, b"" if body is None else json.dumps(body), content_type="application/json"
        )


@pytest.fixture
def program(lifter):
    """A program of the lifter."""
    return Program(lifter)


@pytest.fixture
def strange_program(stranger):
    return Program(stranger)


@pytest.fixture
def keyless(db):
    return Program()
