"""What a row of a workout sends, in the lifter's units."""

from typing import Any

from django import forms

from workouts.domain.shorthand import spread_row
from workouts.domain.units import Units
from workouts.domain.values import Values
from workouts.enums import DistanceUnit, ExerciseType, SetType, WeightUnit
from workouts.forms.fields import RpeField, SecondsField, WholeField
from workouts.forms.quantities import MOST_KG, MOST_METRES, DistanceField, ExactField, WeightField

# The names on the wire are the words of the screen; the units are the lifter's.
FIELD_OF = {
    "weight_kg": "weight",
    "reps": "reps",
    "duration_seconds": "duration",
    "distance_m": "distance",
    "custom_metric": "count",
}


_UNKNOWN_UNIT = "Which unit is that? Reload the page, then log the set."


class RowForm(forms.Form):
    """A row to come, which the page may name."""

    uuid = forms.UUIDField(required=False)


MOST_LAID_OUT = 50


def rows_sent(data: Any) -> list[dict[str, Any]] | None:
    """Read the rows that a device has given an exercise, each as its id and type; None where they make no sense."""
    found = []
    for text in data.getlist("row")[: MOST_LAID_OUT + 1]:
        uuid, _, kind = text.partition(":")
        form = RowForm({"uuid": uuid})
        if not form.is_valid() or form.cleaned_data["uuid"] is None or kind not in set(SetType):
            return None
        found.append({"uuid": form.cleaned_data["uuid"], "set_type": SetType(kind)})
    return found if len({row["uuid"] for row in found}) == len(found) <= MOST_LAID_OUT else None


class LateForm(forms.Form):
    """Where a set belongs, said by a page whose exercise may be gone: another device has finished the workout."""

    session_uuid = forms.UUIDField()
    exercise_id = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    # Where the workout was discarded, and the lifter made another one of what the device still had: when that ended.
    revive_until = forms.DateTimeField(required=False)


class SetForm(forms.Form):
    """One row. `values` has what was entered, in kilograms, metres and seconds."""

    set_type = forms.ChoiceField(choices=[(t, t.label) for t in SetType], required=False)
    new_type = forms.ChoiceField(choices=[(t, t.label) for t in SetType], required=False)
    # The units that the page showed, where the lifter may have chosen others while a set waited: never guessed.
    weight_unit = forms.ChoiceField(
        choices=[(u, u) for u in WeightUnit], required=False, error_messages={"invalid_choice": _UNKNOWN_UNIT}
    )
    distance_unit = forms.ChoiceField(
        choices=[(u, u) for u in DistanceUnit], required=False, error_messages={"invalid_choice": _UNKNOWN_UNIT}
    )
    rpe = RpeField()
    # What the row showed before it was typed in: what is shown rounded comes back as it was.
    weight_was = ExactField(MOST_KG)
    distance_was = ExactField(MOST_METRES)
    # When it was checked: a set may wait on the device for a network.
    performed_at = forms.DateTimeField(required=False)

    def __init__(self, data: Any = None, *, exercise_type: str, lifter: Any, **options: Any) -> None:
        self.exercise_type = ExerciseType(exercise_type)
        self.columns = self.exercise_type.columns
        super().__init__(spread_row(data or {}, [FIELD_OF[column] for column in self.columns]), **options)
        self.units = units_said(self.data, lifter)
        for column in self.columns:
            self.fields[FIELD_OF[column]] = self._field(column)

    def clean(self) -> dict[str, Any]:
        """A missing weight is 0, but a set without anything done is none."""
        cleaned = super().clean() or {}
        done = [FIELD_OF[column] for column in self.columns if column != "weight_kg"]
        if not self.errors and all(cleaned.get(name) is None for name in done):
            self.add_error(done[0], _MISSING[self.exercise_type])
        return cleaned

    def type_of(self, name: str) -> SetType | None:
        """Return the type that a field names, where it names one."""
        said = self.cleaned_data.get(name)
        return SetType(said) if said else None

    @property
    def values(self) -> Values:
        entered = {column: self._entered(column) for column in self.columns}
        return Values(**entered, rpe=self.cleaned_data.get("rpe"))

    def is_in(self, chosen: Units) -> bool:
        """Whether the page that sent it shows the exercise in these units."""
        return self.units == chosen

    def _entered(self, column: str) -> Any:
        typed = self.cleaned_data.get(FIELD_OF[column])
        was = self.cleaned_data.get(f"{FIELD_OF[column]}_was")
        return typed if typed is None or not was else self.units.unrounded(column, typed, was)

    def _field(self, column: str) -> forms.Field:
        match column:
            case "weight_kg":
                return WeightField(
                    unit=self.units.weight_unit, assists=self.exercise_type is ExerciseType.BODYWEIGHT_ASSISTED
                )
            case "reps":
                return WholeField(0, 1000, "reps")
            case "duration_seconds":
                return SecondsField(high=86_400)
            case "distance_m":
                return DistanceField(unit=self.units.distance_unit)
            case _:
                return WholeField(
                    0, 1_000_000, "floors" if self.exercise_type is ExerciseType.FLOORS_DURATION else "steps"
                )


def units_said(data: Any, usual: Any) -> Units:
    """Return the units in which a page says that it was typed, and where it says none, those of the lifter or exercise."""
    weight_unit, distance_unit = data.get("weight_unit"), data.get("distance_unit")
    return Units(
        WeightUnit(weight_unit if weight_unit in set(WeightUnit) else usual.weight_unit),
        DistanceUnit(distance_unit if distance_unit in set(DistanceUnit) else usual.distance_unit),
    )


_REPS, _TIME = "How many reps?", "How long? Type 1:30, or 130 for the same."
_MISSING = {
    ExerciseType.WEIGHT_REPS: _REPS,
    ExerciseType.REPS_ONLY: _REPS,
    ExerciseType.BODYWEIGHT_WEIGHTED: _REPS,
    ExerciseType.BODYWEIGHT_ASSISTED: _REPS,
    ExerciseType.DURATION: _TIME,
    ExerciseType.WEIGHT_DURATION: _TIME,
    ExerciseType.DISTANCE_DURATION: "How far, or how long?",
    ExerciseType.SHORT_DISTANCE_WEIGHT: "How far?",
    ExerciseType.FLOORS_DURATION: "How many floors, or how long?",
    ExerciseType.STEPS_DURATION: "How many steps, or how long?",
}
