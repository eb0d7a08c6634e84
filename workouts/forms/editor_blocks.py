"""The planned exercises of the routine editor, with their rows, as they are on the screen."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from workouts.domain.units import Units
from workouts.domain.values import numbered
from workouts.enums import ExerciseType, SetType
from workouts.forms.drafts import DraftExercise
from workouts.forms.routines import GROUPS, PlannedForm, PlannedSetForm
from workouts.forms.sets import units_said
from workouts.models import Exercise
from workouts.services.routines import PlannedExercise


class Row:
    """A planned set on the screen."""

    def __init__(self, place: int, label: str, form: PlannedSetForm) -> None:
        self.place, self.label, self.form = place, label, form
        self.type = SetType(form["set_type"].value())

    @property
    def says(self) -> str:
        """How the row is read aloud."""
        return f"set {self.label}" if self.type == SetType.NORMAL else self.type.label.lower()

    @property
    def faults(self) -> list[str]:
        return [str(sentence) for sentences in self.form.errors.values() for sentence in sentences]


class Block:
    """A planned exercise on the screen, with its rows."""

    def __init__(self, place: int, draft: DraftExercise, exercise: Exercise, lifter: Any, *, bound: bool) -> None:
        self.place, self.exercise = place, exercise
        # What the page showed stays as long as it is typed in: the exercise may have got other units meanwhile.
        self.units = units_said(draft.values, exercise.units_for(lifter))
        self.form = PlannedForm(**_filled(draft.values, f"e{place}", bound=bound))
        types = [_known_type(row["set_type"]) for row in draft.sets]
        self.rows = [
            Row(
                number,
                label,
                PlannedSetForm(
                    **_filled(
                        values | {"set_type": kind} | _exactly(values, self.units), f"e{place}-s{number}", bound=bound
                    ),
                    exercise_type=exercise.type,
                    units=self.units,
                ),
            )
            for number, (values, kind, label) in enumerate(zip(draft.sets, types, numbered(types), strict=True))
        ]
        self.columns = list(_columns(exercise, self.units))

    @property
    def forms(self) -> list[forms.Form]:
        return [self.form, *(row.form for row in self.rows)]

    @property
    def group(self) -> str:
        """The letter of the superset, small, for the stripe."""
        place = number_sent(self.form["superset"].value())
        return GROUPS[place - 1].lower() if 0 < place <= len(GROUPS) else ""

    def planned(self, default_rest: int) -> PlannedExercise:
        cleaned = self.form.cleaned_data
        return PlannedExercise(
            exercise_id=self.exercise.pk,
            rest_seconds=default_rest if cleaned["rest"] is None else cleaned["rest"],
            notes=cleaned["notes"],
            superset_group=cleaned["superset"],
            sets=tuple(row.form.target for row in self.rows),
        )


def number_sent(value: Any) -> int:
    """Return the whole number that was sent; 0 stands for anything else."""
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


def _filled(values: Mapping[str, Any], prefix: str, *, bound: bool) -> dict[str, Any]:
    if not bound:
        return {"initial": values, "prefix": prefix}
    return {"data": {f"{prefix}-{name}": value for name, value in values.items()}, "prefix": prefix}


def _known_type(text: str) -> SetType:
    return SetType(text) if text in list(SetType) else SetType.NORMAL


def _exactly(values: Mapping[str, Any], chosen: Units) -> dict[str, str]:
    """Return what is stored of targets that the page shows rounded."""
    pairs = {"weight": "weight_kg", "distance": "distance_m"}
    stored = {name: values[name] for name in pairs if isinstance(values[name], Decimal)}
    return {f"{name}_was": str(exact) for name, exact in stored.items() if chosen.is_rounded(pairs[name], exact)}


def _columns(exercise: Exercise, chosen: Units) -> Iterator[dict[str, str]]:
    for column in ExerciseType(exercise.type).columns:
        match column:
            case "weight_kg":
                head = f"{ExerciseType(exercise.type).sign}{chosen.weight_unit}"
                yield {"name": "weight", "head": head, "says": f"Target weight in {chosen.weight_unit}"}
            case "reps":
                yield {"name": "reps", "head": "Reps", "says": "Reps"}
            case "duration_seconds":
                yield {"name": "duration", "head": "Time", "says": "Target time"}
            case "distance_m":
                yield {
                    "name": "distance",
                    "head": chosen.distance_unit,
                    "says": f"Target distance in {chosen.distance_unit}",
                }
