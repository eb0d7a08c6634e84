"""What a lifter has here as files: for other programs, for a spreadsheet, and complete. Written piece by piece."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

from django.db.models import Q
from django.utils import timezone

from workouts.formats import hevy_csv, ours
from workouts.formats import ours_schema as schema
from workouts.formats.ours_schema import Schema
from workouts.formats.parsed import ParsedExercise, ParsedMeasurement, ParsedSet, ParsedWorkout
from workouts.formats.parsed import SetType as FileSetType
from workouts.models import (
    Bar,
    BodyMeasurement,
    Exercise,
    ExerciseAlias,
    ExerciseBar,
    ExerciseNote,
    ExerciseUnits,
    Plate,
    Routine,
    RoutineFolder,
    User,
    WarmupStep,
    WorkoutSession,
    WorkoutSet,
)
from workouts.queries.exporting import finished_workouts

CHUNK = 64 * 1024


def hevy_shaped(lifter: User) -> Iterator[str]:
    """Yield the workouts, newest first, in the shape of Hevy's export."""
    return _gathered(hevy_csv.render(map(_parsed, finished_workouts(lifter, newest_first=True))))


def measurements_shaped(lifter: User) -> Iterator[str]:
    """Yield the measurements, newest first, in the shape of Hevy's export."""
    rows = BodyMeasurement.objects.owned_by(lifter).order_by("-measured_on")
    return _gathered(hevy_csv.render_measurements(map(_measured, rows)))


def complete(lifter: User) -> Iterator[str]:
    """Yield all that the account holds but what lets others in: passwords, keys, links."""
    return _gathered(ours.render(_sections(lifter)))


EXPORTS: Mapping[str, Callable[[User], Iterator[str]]] = {
    "hevy": hevy_shaped,
    "measurements": measurements_shaped,
    "json": complete,
}


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Join small pieces: a line at a time would be slow to send."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


# --- As Hevy ------------------------------------------------------------------------------------------------------------


def _parsed(session: WorkoutSession) -> ParsedWorkout:
    started_at = session.started_at.astimezone(session.zone).replace(tzinfo=None)
    ended_at = session.completed_at if session.duration_seconds is not None else None
    return ParsedWorkout(
        title=session.title,
        started_at=started_at,
        ended_at=ended_at.astimezone(session.zone).replace(tzinfo=None) if ended_at else None,
        description=session.notes,
        exercises=tuple(
            ParsedExercise(
                entry.exercise.name, entry.superset_group, entry.notes, tuple(map(_parsed_set, entry.sets.all()))
            )
            for entry in session.entries.all()
        ),
        key="",
    )


def _parsed_set(row: WorkoutSet) -> ParsedSet:
    return ParsedSet(
        line=0,
        set_type=cast("FileSetType", row.set_type),
        weight_kg=row.weight_kg,
        reps=row.reps,
        distance_m=row.distance_m,
        duration_seconds=row.duration_seconds,
        rpe=row.rpe,
    )


def _measured(row: BodyMeasurement) -> ParsedMeasurement:
    values = {name: value for name in hevy_csv.MEASURED if (value := getattr(row, name)) is not None}
    return ParsedMeasurement(row.measured_on, values, ())


# --- Complete -----------------------------------------------------------------------------------------------------------


def _sections(lifter: User) -> Iterator[ours.Section]:
    bars = list(Bar.objects.owned_by(lifter))
    yield "exported_at", timezone.now().isoformat()
    yield "lifter", _record(lifter, schema.LIFTER)
    yield "bars", (_record(bar, schema.BAR) for bar in bars)
    yield "plates", (_record(plate, schema.PLATE) for plate in Plate.objects.owned_by(lifter))
    yield "warmup_steps", (_record(step, schema.WARMUP_STEP) for step in WarmupStep.objects.owned_by(lifter))
    yield "exercises", _exercises(lifter, {bar.pk: place for place, bar in enumerate(bars, start=1)})
    yield "folders", (_record(folder, schema.FOLDER) for folder in RoutineFolder.objects.owned_by(lifter))
    yield "routines", map(_routine, _routines(lifter))
    measurements = BodyMeasurement.objects.owned_by(lifter).order_by("measured_on")
    yield "measurements", (_record(row, schema.MEASUREMENT) for row in measurements)
    yield "workouts", map(_workout, finished_workouts(lifter))


def _record(row: Any, fields: Schema, **instead: Any) -> dict[str, Any]:
    """Return the values that the schema names; what is empty is left out, for it is so by default."""
    values = {name: instead[name] if name in instead else getattr(row, name) for name in fields}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _exercises(lifter: User, bars: Mapping[int, int]) -> Iterator[dict[str, Any]]:
    """Yield the lifter's own exercises, and those of the catalogue that anything of theirs names."""
    aliases: dict[int, list[str]] = {}
    for pk, name in ExerciseAlias.objects.filter(lifter=lifter).values_list("exercise", "name"):
        aliases.setdefault(pk, []).append(name)
    notes = dict(ExerciseNote.objects.owned_by(lifter).values_list("exercise", "text"))
    units = {
        pk: chosen
        for pk, *chosen in ExerciseUnits.objects.owned_by(lifter).values_list(
            "exercise", "weight_unit", "distance_unit"
        )
    }
    chosen_bars = dict(ExerciseBar.objects.owned_by(lifter).values_list("exercise", "bar"))
    named = Exercise.objects.filter(
        Q(created_by=lifter)
        | Q(pk__in=lifter.sessions.completed().values("entries__exercise"))
        | Q(pk__in=Routine.objects.owned_by(lifter).values("planned__exercise"))
        | Q(pk__in=[*aliases, *notes, *units, *chosen_bars])
    )
    for exercise in named.order_by("pk"):
        weight_unit, distance_unit = units.get(exercise.pk, ("", ""))
        bar = chosen_bars.get(exercise.pk)
        yield _record(
            exercise,
            schema.EXERCISE,
            id=exercise.pk,
            aliases=aliases.get(exercise.pk),
            note=notes.get(exercise.pk),
            weight_unit=weight_unit,
            distance_unit=distance_unit,
            bar=bars[bar] if bar else 0 if exercise.pk in chosen_bars else None,  # 0 is no bar
        )


def _routines(lifter: User) -> Any:
    routines = Routine.objects.owned_by(lifter).select_related("folder").order_by("position", "pk")
    return routines.prefetch_related("planned__sets")


def _routine(routine: Routine) -> dict[str, Any]:
    exercises = [
        _record(planned, schema.ENTRY, exercise=planned.exercise_id)
        | {"sets": [_record(row, schema.PLANNED_SET) for row in planned.sets.all()]}
        for planned in routine.planned.all()
    ]
    return _record(routine, schema.ROUTINE, folder=routine.folder and routine.folder.uuid) | {"exercises": exercises}


def _workout(session: WorkoutSession) -> dict[str, Any]:
    exercises = [
        _record(entry, schema.DONE, exercise=entry.exercise_id)
        | {"sets": [_record(row, schema.SET) for row in entry.sets.all()]}
        for entry in session.entries.all()
    ]
    head = _record(session, schema.WORKOUT, routine=session.routine and session.routine.uuid)
    return head | {"exercises": exercises}
