"""A start as the clock on the wall shows it, and a duration in hours and minutes."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts.domain import times
from workouts.forms.fields import FigureField

YEARS = range(times.FIRST_YEAR, 2101)


class WallClockField(forms.Field):
    """A day and a time without a zone, to the minute: 2026-03-02T17:30."""

    widget = forms.TextInput(attrs={"type": "datetime-local", "step": "60"})

    def to_python(self, value: Any) -> datetime | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            wall = datetime.fromisoformat(text)
        except ValueError:
            wall = None
        if wall is None or wall.tzinfo is not None:
            raise ValidationError("A day and a time, such as 2026-03-02 17:30.")
        if wall.year not in YEARS:
            raise ValidationError("Check the year.")
        return wall.replace(second=0, microsecond=0)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else value


class SpanField(FigureField):
    """How long a workout took, cleaned to seconds."""

    inputmode = "text"  # the decimal keypad of a phone has no colon

    def read(self, text: str) -> int:
        return times.typed_span(text)

    def write(self, value: int) -> str:
        return times.span(value)


def started_field(**options: Any) -> WallClockField:
    return WallClockField(label="Start", error_messages={"required": "When did it start?"}, **options)


def duration_field(**options: Any) -> SpanField:
    return SpanField(label="Duration", help_text="Hours and minutes, such as 1:04, or minutes.", **options)
