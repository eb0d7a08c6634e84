"""What stands in an address besides ids."""

from datetime import date

from workouts.domain.times import FIRST_YEAR


class DayConverter:
    """A day: 2026-03-02."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, text: str) -> date:
        day = date.fromisoformat(text)
        if day.year < FIRST_YEAR:
            raise ValueError("No workout is that old.")
        return day

    def to_url(self, day: date) -> str:
        return f"{day:%Y-%m-%d}"
