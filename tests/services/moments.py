"""When workouts of the past were."""

from datetime import UTC, datetime, timedelta

from workouts.domain.times import Times

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(start, hours=1.0, *, known=True):
    return Times(start, start + hours * HOUR, int(hours * 3600) if known else None)
