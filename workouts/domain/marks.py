"""Where a page of a long list of workouts ends and the next one goes on, however many come or go meanwhile."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

_WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d)\.(-?\d{1,18})\.(\d{1,18})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """The place of a workout in a list: its day, then its start, then its id. An address holds it as text."""

    day: date
    at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{self.day}.{(self.at - _EPOCH) // timedelta(microseconds=1)}.{self.pk}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the mark that was written so; None for what is none."""
        written = _WRITTEN.fullmatch(text)
        if written is None:
            return None
        day, microseconds, pk = written.groups()
        try:
            at = _EPOCH + timedelta(microseconds=int(microseconds))
            return cls(date.fromisoformat(day), at, int(pk))
        except (ValueError, OverflowError):
            return None
