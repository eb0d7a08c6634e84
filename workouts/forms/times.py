"""When a workout was, as the clock on the wall of its own zone showed it."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from workouts.domain import times
from workouts.domain.times import Times
from workouts.enums import WeightUnit
from workouts.forms.bodyweight import BodyweightField
from workouts.forms.clock_fields import SpanField, duration_field, started_field
from workouts.forms.fields import LineField
from workouts.forms.sessions import DescribeForm
from workouts.models import Routine, WorkoutSession
from workouts.models.user import first_known_zone
from workouts.queries.bodyweight import weighing_before


class TimedForm(DescribeForm):
    """Title, rating and notes of a workout, and when it was: `details` is what the services take.

    The fields hold minutes: what was not touched stays as exact as it was.
    """

    started = started_field(required=False)  # empty: as it was
    duration = duration_field()
    bodyweight = BodyweightField()
    # What the page showed of it: left as it is, it is no new weighing.
    weighed = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, session: WorkoutSession, duration: int | None, **options: Any) -> None:
        self.session, self.duration_was = session, duration
        self.wall = session.started_at.astimezone(session.zone).replace(tzinfo=None, second=0, microsecond=0)
        initial = {name: getattr(session, name) for name in ("title", "notes", "rating")}
        super().__init__(data, initial=initial | {"started": self.wall, "duration": duration}, **options)
        self._say_bodyweight()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            cleaned["times"] = self.times_of(self._start(cleaned["started"]), cleaned["duration"])
            _check(self, cleaned["times"])
        return cleaned

    def times_of(self, started_at: datetime, seconds: int | None) -> Times:
        """Return the times as corrected: the end moves with the duration."""
        session = self.session
        exact = self.duration_was if self.is_as_shown(seconds) else seconds
        stored = Times(session.started_at, session.completed_at or session.started_at, self.duration_was)
        return times.edited(stored, started_at=started_at, duration_seconds=exact)

    @property
    def details(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("title", "notes", "rating", "times")}
        return said | {"bodyweight_kg": self._new_bodyweight()}

    def is_as_shown(self, seconds: int | None) -> bool:
        """Whether the duration says what the page showed."""
        was = self.duration_was
        return seconds is None if was is None else seconds is not None and times.span(seconds) == times.span(was)

    def _say_bodyweight(self) -> None:
        """Show what was weighed on the day; of an earlier day it is only told, and counts without being typed again."""
        lifter, field = self.session.lifter, self.fields["bodyweight"]
        known = weighing_before(lifter, self.wall.date())
        field.unit, field.label = WeightUnit(lifter.weight_unit), f"Bodyweight, {lifter.weight_unit}"  # type: ignore[attr-defined]
        if known and known["day"] == self.wall.date():
            self.initial["bodyweight"] = known["weight_kg"]
            self.initial["weighed"] = field.prepare_value(known["weight_kg"])
        elif known:
            day, shown = known["day"], field.prepare_value(known["weight_kg"])
            field.help_text = f"Empty: {shown} {lifter.weight_unit}, as on {day.day} {day:%B %Y}."

    def _new_bodyweight(self) -> Decimal | None:
        typed: Decimal | None = self.cleaned_data["bodyweight"]
        is_as_shown = (
            typed is not None and self.fields["bodyweight"].prepare_value(typed) == self.cleaned_data["weighed"]
        )
        return None if is_as_shown else typed

    def _start(self, wall: datetime | None) -> datetime:
        return self.session.started_at if wall in {None, self.wall} else times.at_wall_clock(wall, self.session.zone)


class FinishForm(TimedForm):
    """The end of a running workout: now, or the moment of its last set; a duration that was typed says otherwise."""

    # What the page showed as duration: minutes pass until it is sent, and then it was not typed.
    shown = SpanField(widget=forms.HiddenInput())
    # When it was finished on a device that had no network.
    ended_at = forms.DateTimeField(required=False, widget=forms.HiddenInput())
    values = forms.BooleanField(required=False, label="Update its values")
    structure = forms.BooleanField(required=False, label="Update its exercises and sets")

    def __init__(self, data: Any = None, *, session: WorkoutSession, ends_at: datetime, **options: Any) -> None:
        self.ends_at = ends_at
        seconds = max(0, int((ends_at - session.started_at).total_seconds()))
        super().__init__(data, session=session, duration=seconds, **options)
        self.initial["shown"] = seconds

    def times_of(self, started_at: datetime, seconds: int | None) -> Times:
        is_typed = seconds is not None and seconds != self.cleaned_data.get("shown")
        here = self.cleaned_data.get("ended_at")
        ends_at = max(started_at, min(here, self.ends_at)) if here else self.ends_at  # a phone's clock may be wrong
        return times.finished(started_at, ends_at=ends_at, duration_seconds=seconds if is_typed else None)

    @property
    def details(self) -> dict[str, Any]:
        chosen = {f"update_{name}": self.cleaned_data[name] for name in ("values", "structure")}
        return super().details | chosen


class EditForm(TimedForm):
    """A finished workout."""

    def __init__(self, data: Any = None, *, session: WorkoutSession, **options: Any) -> None:
        super().__init__(data, session=session, duration=session.duration_seconds, **options)


class PastForm(forms.Form):
    """A workout that is entered afterwards. The zone is the device's."""

    uuid = forms.UUIDField(required=False, widget=forms.HiddenInput())
    time_zone = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput())
    started = started_field()
    duration = duration_field(required=True, error_messages={"required": "How long did it take?"})
    title = LineField(max_length=200, required=False, label="Title", help_text="Empty: by the time of day.")
    routine = forms.ModelChoiceField(
        Routine.objects.none(), to_field_name="uuid", required=False, empty_label="None", label="Routine"
    )

    def __init__(self, data: Any = None, *, lifter: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.initial.setdefault("started", times.likely_start(timezone.now(), lifter.zone))
        routines: Any = self.fields["routine"]
        routines.queryset = Routine.objects.owned_by(lifter)
        self.lifter = lifter

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            _check(self, self.times)
        return cleaned

    @property
    def times(self) -> Times:
        said = self.cleaned_data
        zone = ZoneInfo(first_known_zone(said["time_zone"], self.lifter.time_zone))
        started_at = times.at_wall_clock(said["started"], zone)
        return times.finished(started_at, ends_at=started_at, duration_seconds=said["duration"])


def _check(form: forms.Form, found: Times) -> None:
    fault = times.fault(found, now=timezone.now())
    if fault is not None:
        form.add_error(*fault)
