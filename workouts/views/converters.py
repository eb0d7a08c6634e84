"""What stands in an address besides ids."""

from datetime import date

from workouts.domain.times import FIRST_YEAR


class MonthConverter:
    """A month, told by its first day: 2026-03."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, text: str) -> date:
        return _not_too_old(date.fromisoformat(f"{text}-01"))

    def to_url(self, day: date) -> str:
        return f"{day:%Y-%m}"


class YearConverter:
    """A year, told by its first day: 2026."""

    regex = "[0-9]{4}"

    def to_python(self, text: str) -> date:
        return _not_too_old(date.fromisoformat(f"{text}-01-01"))

    def to_url(self, day: date) -> str:
        return f"{day:%Y}"


class DayConverter:
    """A day: 2026-03-02."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, text: str) -> date:
        return _not_too_old(date.fromisoformat(text))

    def to_url(self, day: date) -> str:
        return f"{day:%Y-%m-%d}"


class TokenConverter:
    """The secret of a link."""

    regex = "[A-Za-z0-9_-]{32}"

    def to_python(self, text: str) -> str:
        return text

    def to_url(self, token: str) -> str:
        return token


def _not_too_old(day: date) -> date:
    if day.year < FIRST_YEAR:
        raise ValueError("No workout is that old.")
    return day
