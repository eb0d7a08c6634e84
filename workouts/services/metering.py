"""Storing what the web processes measure, and forgetting it after a week.

In PostgreSQL, whose figures survive a restart and are one for all processes; the cache may lose anything at any time. Each
process adds up what it noted in one statement every ten seconds, from a thread of its own, so that no request waits for it.
What a process that ends has noted since is lost.
"""

import threading
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from workouts import meter
from workouts.domain.latencies import counted
from workouts.meter import Noted
from workouts.models import MeteredQuarter

QUARTER = timedelta(minutes=15)
KEPT_FOR = timedelta(days=8)  # a week back from any moment

_ADD = """
INSERT INTO metered_quarters AS stored (begins_at, requests, statements, hits, misses) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (begins_at) DO UPDATE SET
    requests = (
        SELECT array_agg(one + other ORDER BY place)
        FROM unnest(stored.requests, EXCLUDED.requests) WITH ORDINALITY AS pair(one, other, place)
    ),
    statements = (
        SELECT array_agg(one + other ORDER BY place)
        FROM unnest(stored.statements, EXCLUDED.statements) WITH ORDINALITY AS pair(one, other, place)
    ),
    hits = stored.hits + EXCLUDED.hits, misses = stored.misses + EXCLUDED.misses
"""

_waiting: threading.Timer | None = None
_one_at_a_time = threading.Lock()


def store_soon() -> None:
    """Have what this process notes stored in a few seconds, unless that is on its way already."""
    global _waiting  # noqa: PLW0603 one per process; a second does no harm
    if settings.METER_SECONDS and (_waiting is None or not _waiting.is_alive()):
        _waiting = threading.Timer(settings.METER_SECONDS, _store_aside)
        _waiting.daemon = True
        _waiting.start()


def store_noted() -> None:
    """Add what this process noted to the running quarter of an hour. With the database away it is kept for the next time."""
    with _one_at_a_time:
        noted = meter.taken()
        if not any(noted):
            return
        try:
            _add(noted, _quarter(timezone.now()))
        except (OperationalError, InterfaceError):
            meter.give_back(noted)


def forget_old() -> int:
    """Forget quarters of an hour that no page shows any more; return how many."""
    count, _ = MeteredQuarter.objects.filter(begins_at__lt=timezone.now() - KEPT_FOR).delete()
    return count


def _store_aside() -> None:
    """Store over a connection of this thread, whose own statements are no part of any request."""
    global _waiting  # noqa: PLW0603
    _waiting = None  # whoever notes from now on is not waited for
    try:
        connection.ensure_connection()
        connection.execute_wrappers.clear()
        store_noted()
    except (OperationalError, InterfaceError):
        pass  # noted still, and stored after the next request
    finally:
        connection.close()


def _add(noted: Noted, begins_at: datetime) -> None:
    hits = sum(noted.lookups)
    misses = len(noted.lookups) - hits
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [begins_at, counted(noted.requests), counted(noted.statements), hits, misses])


def _quarter(moment: datetime) -> datetime:
    seconds = int(QUARTER.total_seconds())
    return datetime.fromtimestamp(int(moment.timestamp()) // seconds * seconds, UTC)
