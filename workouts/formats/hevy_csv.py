"""History in the shape of Hevy's exports, as other programs read it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from workouts.domain.units import plain
from workouts.formats.guarded import guarded
from workouts.formats.measurements import GIRTHS
from workouts.formats.parsed import ParsedMeasurement, ParsedSet, ParsedWorkout

HEADER = (
    "title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes", "set_index",
    "set_type", "weight_kg", "reps", "distance_km", "duration_seconds", "rpe",
)  # fmt: skip
MEASURED = ("weight_kg", "lean_mass_kg", "fat_percent", *(f"{girth}_cm" for girth in GIRTHS))
SET_TYPES = {"normal": "normal", "warmup": "warmup", "drop": "dropset", "failure": "failure"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
METRES_PER_KM = Decimal(1000)


def render(workouts: Iterable[ParsedWorkout]) -> Iterator[str]:
    """Yield lines: the header, then one a set."""
    yield _line(map(_text, HEADER))
    for workout in workouts:
        head = (workout.title, _moment(workout.started_at), _moment(workout.ended_at), workout.description)
        start = [_text(cell) for cell in head]
        for exercise in workout.exercises:
            block = [_text(exercise.title), _number(exercise.superset), _text(exercise.notes)]
            for index, row in enumerate(exercise.sets):
                yield _line([*start, *block, str(index), *_values(row)])


def render_measurements(measurements: Iterable[ParsedMeasurement]) -> Iterator[str]:
    """Yield lines: the header, then one a day."""
    yield _line(map(_text, ("date", *MEASURED)))
    for measured in measurements:
        yield _line([_text(f"{_day(measured.day)}, 00:00"), *(_number(measured.values.get(name)) for name in MEASURED)])


def _values(row: ParsedSet) -> Iterator[str]:
    yield _text(SET_TYPES[row.set_type])
    yield _number(row.weight_kg)
    yield _number(row.reps)
    yield _number(None if row.distance_m is None else row.distance_m / METRES_PER_KM)
    yield _number(row.duration_seconds)
    yield _number(row.rpe)


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\n"


def _text(text: str) -> str:
    return '"' + guarded(text).replace('"', '""') + '"'


def _number(value: Decimal | int | None) -> str:
    return "" if value is None else plain(value)


def _moment(moment: datetime | None) -> str:
    return f"{_day(moment)}, {moment:%H:%M}" if moment else ""


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
