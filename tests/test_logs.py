"""Nothing secret is written of a request."""

import io
import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from gunicorn.config import Config

from tracker.access_log import CLEAN, AccessLogger
from tracker.logs import WithoutSecrets, without_secrets

TOKEN = "q3ZXIA9HWU8jUhqDk0ZIFEC-GX_190Ss"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (f"GET /shared/{TOKEN}/ HTTP/1.1", "GET /shared/…/ HTTP/1.1"),
        (f"GET /shared/{TOKEN}?x=1 HTTP/1.1", "GET /shared/…?x=1 HTTP/1.1"),
        (f"https://tracker.example/shared/{TOKEN}", "https://tracker.example/shared/…"),
        ("/accounts/password/reset/key/1-abc-def/", "/accounts/password/reset/key/…/"),
        ("/accounts/confirm-email/MQ:abc/", "/accounts/confirm-email/…/"),
        (f"GET /shared%2f{TOKEN}%2F HTTP/1.1", "GET /shared%2f…%2F HTTP/1.1"),
        (f"GET %2Fshared/{TOKEN}/ HTTP/1.1", "GET %2Fshared/…/ HTTP/1.1"),
        ("GET /shared/ HTTP/1.1", "GET /shared/ HTTP/1.1"),
        ("GET /history/ HTTP/1.1", "GET /history/ HTTP/1.1"),
    ],
)
def test_without_secrets(line, written):
    assert without_secrets(line) == written


def test_a_line_of_ours_is_written_without_them():
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(WithoutSecrets())
    log = logging.Logger("somewhere")
    log.addHandler(handler)

    log.error("Internal Server Error: %s", f"/shared/{TOKEN}/")
    log.info("%s of %d", "12 %", 3)

    assert out.getvalue() == "Internal Server Error: /shared/…/\n12 % of 3\n"


def test_a_line_of_gunicorn_is_written_without_them():
    logger = AccessLogger(Config())
    environ = {
        "REQUEST_METHOD": "GET", "RAW_URI": f"/shared/{TOKEN}/?a=1", "SERVER_PROTOCOL": "HTTP/1.1",
        "PATH_INFO": f"/shared/{TOKEN}/", "HTTP_REFERER": f"https://here.example/shared/{TOKEN}/", "wsgi.version": (1, 0),
    }  # fmt: skip
    answer = SimpleNamespace(status="200 OK", sent=12, headers=[])

    atoms = logger.atoms(answer, SimpleNamespace(headers=[]), environ, timedelta(milliseconds=3))

    assert (atoms["r"], atoms["U"], atoms["s"], atoms["B"], atoms["M"]) == (
        "GET /shared/…/?a=1 HTTP/1.1", "/shared/…/", "200", 12, 3,
    )  # fmt: skip
    assert not [name for name, value in atoms.items() if TOKEN in str(value)]


def test_what_gunicorn_writes_of_a_failure_is_without_them():
    logger, out = AccessLogger(Config()), io.StringIO()
    logger.setup(Config())  # a reload
    logger.error_log.handlers[0].setStream(out)

    logger.exception("Error handling request %s", f"/shared/{TOKEN}/")

    assert "Error handling request /shared/…/" in out.getvalue()
    assert TOKEN not in out.getvalue()
    assert logger.error_log.filters == [CLEAN]


def test_nothing_is_written_beside_the_handler_that_filters():
    assert logging.getLogger("django").handlers == []
    assert [handler["filters"] for handler in settings.LOGGING["handlers"].values()] == [["without_secrets"]]
