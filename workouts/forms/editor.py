"""The routine editor: one form of many rows. What was typed stands again after any button and any refusal."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from workouts.domain.units import Units
from workouts.domain.values import numbered
from workouts.enums import ExerciseType, SetType
from workouts.forms.drafts import Draft, DraftExercise
from workouts.forms.routines import GROUPS, PlannedForm, PlannedSetForm, RoutineForm
from workouts.forms.sets import units_said
from workouts.models import Exercise, Routine, RoutineFolder
from workouts.queries.exercises import search
from workouts.services.routines import MOST_SETS, Plan, PlannedExercise

MOST_MATCHES = 8


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
        place = _pk(self.form["superset"].value())
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


class RoutineEditor:
    """All of the page: the form, the exercises with their rows, the search."""

    def __init__(self, lifter: Any, *, routine: Routine | None = None, data: Mapping[str, Any] | None = None) -> None:
        self.lifter, self.routine, self.data = lifter, routine, data
        self.draft = Draft.typed(data) if data is not None else Draft.stored(routine) if routine else Draft()
        self.query = (data or {}).get("q", "").strip()
        self.wrong = ""
        self._known: dict[int, Exercise] = {}
        count = len(self.draft.exercises)
        self._lay(bound=False)
        self._is_short = len(self.blocks) < count

    def act(self, action: str) -> None:
        """Do what a button other than Save says."""
        self.wrong = self.draft.act(action, rest_seconds=self.lifter.default_rest_seconds)
        self.query = "" if action.startswith("add ") else self.query
        self._lay(bound=False)

    def is_valid(self) -> bool:
        if not self.draft.is_whole:
            return self._take_back()
        self._lay(bound=True)
        if self.draft.set_count > MOST_SETS:
            self.wrong = f"A routine holds at most {MOST_SETS} sets."
        if self._is_short:
            self.wrong = "An exercise of this routine is no longer there. Save again to do without it."
        everything = [self.form, *(form for block in self.blocks for form in block.forms)]
        # Each one is asked, so that every mistake shows at once.
        return all([form.is_valid() for form in everything]) and not self.wrong  # noqa: C419

    def _take_back(self) -> bool:
        """Show again what is stored: what was not read would else be missing from it with the next Save."""
        self.draft, self.data = Draft.stored(self.routine) if self.routine else Draft(), None
        self._lay(bound=False)
        self.wrong = "Part of this did not arrive, so nothing was saved. Check it and save again."
        return False

    @property
    def plan(self) -> Plan:
        return Plan(
            name=self.form.cleaned_data["name"],
            description=self.form.cleaned_data["description"],
            folder=self.form.cleaned_data["folder"],
            exercises=tuple(block.planned(self.lifter.default_rest_seconds) for block in self.blocks),
        )

    @property
    def matches(self) -> list[Exercise]:
        return list(search(self.lifter, q=self.query)[:MOST_MATCHES]) if self.query else []

    @property
    def folders(self) -> list[str]:
        return list(RoutineFolder.objects.owned_by(self.lifter).values_list("title", flat=True))

    def _lay(self, *, bound: bool) -> None:
        missing = {_pk(item.values["exercise"]) for item in self.draft.exercises} - self._known.keys()
        if missing:
            self._known |= Exercise.objects.visible_to(self.lifter).with_units(self.lifter).in_bulk(missing)
        # What is not the lifter's to see is not there.
        self.draft.exercises = [item for item in self.draft.exercises if _pk(item.values["exercise"]) in self._known]
        self.blocks = [
            Block(place, item, self._known[_pk(item.values["exercise"])], self.lifter, bound=bound)
            for place, item in enumerate(self.draft.exercises)
        ]
        if bound:
            self.form = RoutineForm(self.data)
        elif self.data is not None:
            self.form = RoutineForm(initial={name: self.data.get(name, "") for name in RoutineForm.base_fields})
        else:
            self.form = RoutineForm(initial=_initial(self.routine))


def _initial(routine: Routine | None) -> dict[str, Any]:
    if routine is None:
        return {}
    folder = routine.folder.title if routine.folder else ""
    return {"name": routine.name, "folder": folder, "description": routine.description}


def _filled(values: Mapping[str, Any], prefix: str, *, bound: bool) -> dict[str, Any]:
    if not bound:
        return {"initial": values, "prefix": prefix}
    return {"data": {f"{prefix}-{name}": value for name, value in values.items()}, "prefix": prefix}


def _known_type(text: str) -> SetType:
    return SetType(text) if text in list(SetType) else SetType.NORMAL


def _pk(value: Any) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


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
