"""What a routine is typed in: the routine, each of its exercises, each of their sets."""

from decimal import Decimal
from typing import Any

from django import forms

from workouts.domain.units import Units
from workouts.enums import ExerciseType, SetType
from workouts.forms.fields import LineField, NotesField, SecondsField, WholeField
from workouts.forms.quantities import MOST_KG, MOST_METRES, DistanceField, ExactField, WeightField
from workouts.services.routines import PlannedSet

HOUR = 3600
GROUPS = "ABCDEFGH"


class RoutineForm(forms.Form):
    name = LineField(max_length=80, label="Name", error_messages={"required": "Give it a name."})
    folder = LineField(max_length=80, required=False, label="Folder", help_text="Choose one, or type a new one.")
    description = NotesField(label="Notes")


class PlannedForm(forms.Form):
    """The settings of one exercise."""

    rest = SecondsField(high=HOUR)
    notes = NotesField(widget=forms.TextInput)
    superset = forms.TypedChoiceField(
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "None"), *enumerate(GROUPS, start=1)],
        label="Superset",
    )


class PlannedSetForm(forms.Form):
    """The targets of one set; which fields there are, the type of the exercise says."""

    set_type = forms.ChoiceField(choices=[(t, t.label) for t in SetType])
    # What is shown rounded comes back as it was.
    weight_was = ExactField(MOST_KG)
    distance_was = ExactField(MOST_METRES)

    def __init__(self, data: Any = None, *, exercise_type: str, units: Units, **options: Any) -> None:
        super().__init__(data, **options)
        self.units = units
        for column in ExerciseType(exercise_type).columns:
            match column:
                case "weight_kg":
                    assists = exercise_type == ExerciseType.BODYWEIGHT_ASSISTED
                    self.fields["weight"] = WeightField(unit=units.weight_unit, assists=assists)
                case "reps":
                    self.fields["reps"] = WholeField(0, 1000, "reps")
                    self.fields["reps_high"] = WholeField(0, 1000, "reps")
                case "duration_seconds":
                    self.fields["duration"] = SecondsField()
                case "distance_m":
                    self.fields["distance"] = DistanceField(unit=units.distance_unit)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("reps"), cleaned.get("reps_high")
        if high is not None and "reps" not in self.errors and (low is None or high < low):
            self.add_error("reps_high", "The second number of a range is the higher one.")
        return cleaned

    @property
    def target(self) -> PlannedSet:
        cleaned = self.cleaned_data
        low, high = cleaned.get("reps"), cleaned.get("reps_high")
        return PlannedSet(
            set_type=SetType(cleaned["set_type"]),
            target_weight_kg=self._exact("weight_kg", "weight"),
            target_reps=low,
            target_reps_high=None if high == low else high,
            target_duration_seconds=cleaned.get("duration"),
            target_distance_m=self._exact("distance_m", "distance"),
        )

    def _exact(self, column: str, name: str) -> Decimal | None:
        typed = self.cleaned_data.get(name)
        return None if typed is None else self.units.unrounded(column, typed, self.cleaned_data[f"{name}_was"])
