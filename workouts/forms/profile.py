"""The lifter's preferences."""

from calendar import day_name
from functools import cache
from typing import Any

from django import forms

from workouts.enums import DistanceUnit, Formula, LengthUnit, PreviousFrom, Theme, WeightUnit
from workouts.forms.fields import LineField, SecondsField, WholeField
from workouts.models import User
from workouts.models.user import known_zones

HOUR = 3600


class PreferencesForm(forms.ModelForm):
    weight_unit = forms.ChoiceField(
        label="Weights",
        choices=[(WeightUnit.KG, "Kilograms"), (WeightUnit.LB, "Pounds")],
        help_text="Past weights are shown in it too.",
    )
    distance_unit = forms.ChoiceField(
        label="Distances", choices=[(DistanceUnit.KM, "Kilometres"), (DistanceUnit.MI, "Miles")]
    )
    length_unit = forms.ChoiceField(
        label="Body measurements", choices=[(LengthUnit.CM, "Centimetres"), (LengthUnit.IN, "Inches")]
    )
    time_zone = forms.ChoiceField(label="Time zone", help_text="Says what “today” is. Past workouts keep their own.")
    first_weekday = forms.TypedChoiceField(label="A week begins on", coerce=int, choices=list(enumerate(day_name)))
    weekly_goal = WholeField(
        1, 14, label="Workouts a week", required=True, help_text="Your goal; it rewrites no past week."
    )
    default_rest_seconds = SecondsField(
        high=HOUR, label="Rest between sets", required=True, help_text="Minutes and seconds, such as 1:30. 0 for none."
    )
    rest_sound = forms.BooleanField(label="Sound at the end of a rest", required=False)
    rest_notifies = forms.BooleanField(
        label="Notification at the end of a rest",
        required=False,
        help_text="Where the device allows it and the page is awake.",
    )
    shows_rpe = forms.BooleanField(label="Log RPE", required=False, help_text="How hard a set was, from 1 to 10.")
    previous_from = forms.ChoiceField(
        label="Last time’s values come from",
        choices=[(PreviousFrom.ANY, "Any workout"), (PreviousFrom.ROUTINE, "The same routine")],
    )
    one_rep_max_formula = forms.ChoiceField(
        label="One-rep max",
        choices=[(formula, formula.label) for formula in Formula],
        help_text="How it is estimated. Another formula recalculates your records.",
    )
    counts_warmups = forms.BooleanField(
        label="Count warm-ups",
        required=False,
        help_text="In volume, sets, reps and records. A change recalculates every workout.",
    )
    theme = forms.ChoiceField(
        label="Theme", choices=[(Theme.DEVICE, "As the device"), (Theme.LIGHT, "Light"), (Theme.DARK, "Dark")]
    )

    class Meta:
        model = User
        fields = (
            "weight_unit", "distance_unit", "length_unit", "time_zone", "first_weekday", "weekly_goal",
            "default_rest_seconds", "rest_sound", "rest_notifies", "shows_rpe", "previous_from",
            "one_rep_max_formula", "counts_warmups", "theme",
        )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["time_zone"].choices = zones(self.instance.time_zone)  # type: ignore[attr-defined]


class KeyForm(forms.Form):
    name = LineField(label="Name", max_length=80, required=False, help_text="What it is for.")


def zones(current: str) -> list[tuple[str, Any]]:
    """Return zones for a select, by continent; the current one also when it has an old name."""
    known = _zones()
    names = {zone for _, group in known for zone, _ in group}
    return [(current, current), *known] if current not in names else list(known)


@cache
def _zones() -> list[tuple[str, Any]]:
    continents: dict[str, list[tuple[str, str]]] = {"Universal": [("UTC", "UTC")]}
    for zone in sorted(known_zones()):
        continent, _, city = zone.partition("/")
        if city and continent in _CONTINENTS:
            continents.setdefault(continent, []).append((zone, city.replace("_", " ").replace("/", ", ")))
    return sorted(continents.items())


_CONTINENTS = {
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}
