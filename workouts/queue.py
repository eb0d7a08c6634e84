"""Work for after the request, by name. Nothing here knows what a task does."""

import logging
import time
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.connection import Connection
from kombu.pools import producers

log = logging.getLogger(__name__)

QUEUES = ("analytics", "notifications")

# For whoever tells of work: a broker that hangs must not hold a request up. The worker waits longer for its messages.
QUICK = {"socket_connect_timeout": 0.25, "socket_timeout": 0.25}

# A broker that did not answer is left alone for a while: each try would hold a request up.
REST_SECONDS = 5
_away_until = 0.0


def enqueue_on_commit(name: str, *args: Any) -> None:
    """Send the task once the transaction is committed. With the broker away the task is lost, never the request:
    a sweep finds what was missed."""
    transaction.on_commit(partial(_send, name, args), robust=True)


def is_reachable() -> bool:
    """Whether the broker takes messages, answered within a second."""
    try:
        with _broker() as connection:
            connection.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=1)
    except Exception:  # whatever the broker's client raises
        return False
    return True


def depths() -> dict[str, int] | None:
    """Return how many tasks wait in each queue, or None where the broker does not answer."""
    try:
        with _broker() as connection:
            channel = connection.default_channel
            return {name: channel._size(name) for name in QUEUES}  # asking politely fails for a queue that is empty
    except Exception:  # whatever the broker's client raises
        return None


def _send(name: str, args: tuple[Any, ...]) -> None:
    global _away_until  # noqa: PLW0603 one moment per process, and a late thread does no harm
    if time.monotonic() < _away_until:
        return
    try:
        with producers[_broker()].acquire(block=True) as producer:
            current_app.send_task(name, args=args, producer=producer, retry=False)
    except Exception as error:  # whatever the broker's client raises: the row in the database is the real message
        _away_until = time.monotonic() + REST_SECONDS
        log.warning("Could not enqueue %s%s: %s", name, args, error)


def _broker() -> Connection:
    return current_app.connection_for_write(transport_options=QUICK)
