"""What a lifter weighs, and on which day."""

from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from workouts.domain.times import FIRST_YEAR
from workouts.domain.typed import typed_quantity
from workouts.domain.units import Units, places
from workouts.domain.weighings import SPANS, USUAL_SPAN
from workouts.enums import WeightUnit
from workouts.forms.quantities import WeightField
from workouts.models import User
from workouts.models.user import is_known_zone
from workouts.queries.bodyweight import weight_of

# What is beyond these was mistyped: 824 for 82.4.
BOUNDS = {WeightUnit.KG: (20, 500), WeightUnit.LB: (45, 1100)}
PLACES = 2


class BodyweightField(WeightField):
    """To two decimals, so that it comes back as it was typed."""

    def read(self, text: str) -> Decimal:
        kg = super().read(text)
        if places(typed_quantity(text)[0]) > PLACES:
            raise ValueError("Two decimals at most, such as 82.45.")
        return kg

    def bounds(self, unit: WeightUnit) -> tuple[int, int]:
        return BOUNDS[unit]


class DayField(forms.Field):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> date | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise ValidationError("A day, such as 2026-03-02.") from None
        if day.year < FIRST_YEAR:
            raise ValidationError("Check the year.")
        return day


class WeighingForm(forms.Form):
    day = DayField(label="Day", error_messages={"required": "Which day was it?"})
    weight = BodyweightField(required=True, error_messages={"required": "What did you weigh?"})
    # The device's: east of home it is tomorrow already.
    time_zone = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput())
    replaces = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, lifter: User, **options: Any) -> None:
        super().__init__(data, **options)
        self.lifter = lifter
        weight: Any = self.fields["weight"]
        weight.unit = WeightUnit(lifter.weight_unit)
        weight.label = f"Weight, {lifter.weight_unit}"

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self._today():
            raise ValidationError("That day lies ahead. Check it.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            # What is stored may be shown rounded, such as pounds in kilograms: left as it reads, it stays.
            stored = [weight_of(self.lifter, day) for day in {cleaned["day"], self.initial.get("day")} - {None}]
            known = [kg for kg in stored if kg is not None]
            cleaned["weight"] = Units.of(self.lifter).unrounded("weight_kg", cleaned["weight"], known)
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"on": said["day"], "weight_kg": said["weight"], "replaces": said["replaces"]}

    def _today(self) -> date:
        here, at_home = self.data.get("time_zone", ""), self.lifter.today
        return max(at_home, timezone.now().astimezone(ZoneInfo(here)).date()) if is_known_zone(here) else at_home


class LookBackForm(forms.Form):
    """How far back the chart goes, and before which day the list begins; what can't be read is as usual."""

    span = forms.ChoiceField(choices=[(span, span) for span in SPANS], required=False)
    before = DayField(required=False)

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return {"span": self.cleaned_data.get("span") or USUAL_SPAN, "before": self.cleaned_data.get("before")}
