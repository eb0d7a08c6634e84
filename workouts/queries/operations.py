"""How the server does and how it is used, for operators: sums over all lifters, and nothing of any of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, F, Q, Sum

from workouts.domain.latencies import percentile
from workouts.models import MeteredQuarter, WorkoutSession

SHARE = 0.95


@dataclass(frozen=True, slots=True)
class Served:
    """Latencies in seconds that 95 of 100 kept to, or None where there were none; and how often the cache had a figure."""

    requests: int
    request_p95: float | None
    statements: int
    statement_p95: float | None
    hits: int
    misses: int


@dataclass(frozen=True, slots=True)
class Trained:
    """Of the workouts started in a time: how many were finished, discarded, or still run; and the workouts and lifters of it."""

    finished: int
    discarded: int
    running: int
    workouts: int
    lifters: int


def served(now: datetime, *, last: timedelta) -> Served:
    """Return what was measured in the quarters of an hour that began since. Two statements."""
    since = now - last
    sums = MeteredQuarter.objects.filter(begins_at__gt=since).aggregate(hits=Sum("hits"), misses=Sum("misses"))
    with connection.cursor() as cursor:
        cursor.execute(_BUCKETS, [since])
        rows = cursor.fetchall()
    requests, statements = [int(row[0]) for row in rows], [int(row[1]) for row in rows]
    return Served(
        requests=sum(requests),
        request_p95=percentile(requests, SHARE) if rows else None,
        statements=sum(statements),
        statement_p95=percentile(statements, SHARE) if rows else None,
        hits=sums["hits"] or 0,
        misses=sums["misses"] or 0,
    )


def trained(now: datetime, *, last: timedelta) -> Trained:
    """Return what became of the workouts that were started since, and how much was trained. Two statements.

    What was entered afterwards or came from a file was never started: it was over before it was stored.
    """
    since = now - last
    live = WorkoutSession.objects.filter(created_at__gt=since, source_key="")
    started = live.filter(Q(completed_at=None) | Q(completed_at__gte=F("created_at")))
    ends = started.aggregate(
        finished=Count("pk", filter=Q(completed_at__isnull=False)),
        discarded=Count("pk", filter=Q(discarded_at__isnull=False)),
        running=Count("pk", filter=Q(completed_at=None, discarded_at=None)),
    )
    done = WorkoutSession.objects.completed().filter(started_at__gt=since, started_at__lte=now)
    return Trained(**ends, **done.aggregate(workouts=Count("pk"), lifters=Count("lifter", distinct=True)))


_BUCKETS = """
SELECT sum(request), sum(statement) FROM metered_quarters,
    unnest(requests, statements) WITH ORDINALITY AS bucket(request, statement, place)
WHERE begins_at > %s GROUP BY place ORDER BY place
"""
