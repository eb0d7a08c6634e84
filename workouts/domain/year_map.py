"""A year in two halves, a square a day: a column a week, a row a weekday. Units are those of the drawing's viewBox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workouts.domain.streaks import week_of

SIZE, PITCH = 11, 13
TOP = 14  # room for the names of the months


@dataclass(frozen=True, slots=True)
class Square:
    day: date
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class HalfYear:
    first: date
    last: date
    squares: list[Square]

    @property
    def width(self) -> int:
        return self.squares[-1].x + PITCH

    @property
    def months(self) -> list[Square]:
        """The first day of each month, in whose column its name begins."""
        return [square for square in self.squares if square.day.day == 1]

    def outline(self, days: Iterable[date]) -> str:
        """Return the squares of these days as one path."""
        wanted = set(days)
        return "".join(
            f"M{square.x} {square.y}h{SIZE}v{SIZE}h-{SIZE}z" for square in self.squares if square.day in wanted
        )


def half_years(year: int, *, first_weekday: int = 0) -> tuple[HalfYear, HalfYear]:
    return (
        _half(date(year, 1, 1), date(year, 6, 30), first_weekday),
        _half(date(year, 7, 1), date(year, 12, 31), first_weekday),
    )


def _half(first: date, last: date, first_weekday: int) -> HalfYear:
    begin = week_of(first, first_weekday=first_weekday)
    squares = []
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        weeks, weekday = divmod((day - begin).days, 7)
        squares.append(Square(day, x=weeks * PITCH, y=TOP + weekday * PITCH))
    return HalfYear(first, last, squares)
