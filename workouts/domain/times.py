"""When a workout was: start, end and duration, and how editing one moves the others."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

FIRST_YEAR = 1970
# Clocks differ, and forms hold minutes: what lies a little ahead is now.
SLACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Times:
    """Moments in UTC; a duration of None is not known."""

    started_at: datetime
    completed_at: datetime
    duration_seconds: int | None


def finished(started_at: datetime, *, ends_at: datetime, duration_seconds: int | None = None) -> Times:
    """Return the times of a workout that ends at a moment, or after so many seconds where those are said."""
    if duration_seconds is not None:
        return Times(started_at, started_at + timedelta(seconds=duration_seconds), duration_seconds)
    return Times(started_at, ends_at, int((ends_at - started_at).total_seconds()))


def edited(times: Times, *, started_at: datetime, duration_seconds: int | None) -> Times:
    """Move the start, and the end with it; another duration moves the end. What nobody knows stays unknown."""
    if duration_seconds is None or duration_seconds == times.duration_seconds:
        return Times(started_at, times.completed_at + (started_at - times.started_at), duration_seconds)
    return finished(started_at, ends_at=times.completed_at, duration_seconds=duration_seconds)


def corrected(times: Times, *, started_at: datetime | None = None, completed_at: datetime | None = None) -> Times:
    """Give a workout the moments that are named; the other stays. An end that nobody knows goes along with the start."""
    start, end = started_at or times.started_at, completed_at or times.completed_at
    if (start, end) == (times.started_at, times.completed_at):
        return times
    if completed_at is None and times.duration_seconds is None:
        return edited(times, started_at=start, duration_seconds=None)
    return finished(start, ends_at=end)


def fault(times: Times, *, now: datetime) -> tuple[str, str] | None:
    """Return what is wrong with the times: the field, started or duration, and the sentence."""
    if times.started_at.year < FIRST_YEAR:
        return "started", "Check the year of the start."
    if times.started_at > now + SLACK:
        return "started", "The start lies ahead. Check day and time."
    if times.completed_at < times.started_at:
        return "started", "The start lies after the end. Check both."
    if times.completed_at > now + SLACK:
        return "duration", "The end lies ahead. Check start and duration."
    return None


def likely_start(now: datetime, zone: ZoneInfo) -> datetime:
    """Return when a workout that is over may have begun, as the wall showed it: an hour ago, at the quarter before."""
    wall = (now - timedelta(hours=1)).astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    return wall - timedelta(minutes=wall.minute % 15)


def at_wall_clock(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment a clock on the wall showed this: an hour that was skipped is moved forward, a doubled one the first."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def typed_span(text: str) -> int:
    """Read how long a workout took, in seconds: 1:04 is an hour and four minutes, 64 are minutes. Raises ValueError."""
    parts = text.strip().split(":")
    if len(parts) > 3 or not all(part.isascii() and part.isdecimal() and len(part) <= 5 for part in parts):
        raise ValueError("Hours and minutes, such as 1:04, or minutes.")
    if any(int(part) >= 60 for part in parts[1:]):
        raise ValueError("Hours and minutes, such as 1:04, or minutes.")
    if len(parts) == 1:
        return int(parts[0]) * 60
    hours, minutes, seconds = [*map(int, parts), 0][:3]
    return hours * 3600 + minutes * 60 + seconds


def span(seconds: int) -> str:
    """Write how long a workout took: 1:04."""
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}"
