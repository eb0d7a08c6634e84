"""What each record of our own export holds: the names of its values, in order, and how each is read.

An exporter writes the same names. A value that is absent has its default; a record with one that cannot be is refused.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from workouts.domain.texts import lines, one_line
from workouts.enums import (
    BarKind,
    DistanceUnit,
    Equipment,
    ExerciseType,
    Formula,
    LengthUnit,
    Muscle,
    PreviousFrom,
    SetType,
    Theme,
    WeightUnit,
)
from workouts.formats.dates import YEARS
from workouts.formats.measurements import GIRTHS

Reader = Callable[[Any], Any]
Schema = Mapping[str, Reader]

NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")
MOST_ALIASES = 200


class Unfit(ValueError):
    """A value cannot be what it should; the text says what it should be."""


def text(most: int) -> Reader:
    return lambda value: _bounded(one_line(_string(value)), most)


def words(most: int = 10_000) -> Reader:
    return lambda value: _bounded(lines(_string(value)), most)


def whole(low: int, high: int) -> Reader:
    def read(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:
            raise Unfit(f"is not a whole number from {low} to {high:,}")
        return value

    return read


def number(high: int, *, decimals: int) -> Reader:
    """Exact figures come as texts; a plain JSON number is taken as it is written."""

    def read(value: Any) -> Decimal:
        written = str(value) if type(value) in {int, float} else _string(value)
        if not NUMBER.fullmatch(written):
            raise Unfit("is not a number")
        try:
            found = Decimal(written).quantize(Decimal(1).scaleb(-decimals))
        except InvalidOperation:
            raise Unfit("is not a number") from None
        if not 0 <= found <= high:
            raise Unfit(f"is not between 0 and {high:,}")
        return found

    return read


def rpe(value: Any) -> Decimal:
    found = number(10, decimals=1)(value)
    if found < 1 or found * 2 % 1:
        raise Unfit("is not between 1 and 10 in steps of 0.5")
    return found


def one_of(values: Iterable[str]) -> Reader:
    known = {str(value) for value in values}

    def read(value: Any) -> str:
        if value not in known if isinstance(value, str) else True:
            raise Unfit(f"is none of {', '.join(sorted(known))}")
        return str(value)

    return read


def several_of(values: Iterable[str]) -> Reader:
    read_one = one_of(values)
    return lambda value: list(dict.fromkeys(read_one(each) for each in _list(value)))


def aliases(value: Any) -> list[str]:
    return [name for each in _list(value)[:MOST_ALIASES] if (name := text(200)(each))]


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit("is neither true nor false")
    return value


def moment(value: Any) -> datetime:
    try:
        found = datetime.fromisoformat(_string(value))
        if found.tzinfo is None:
            raise ValueError
        found = found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unfit("is not a moment with its offset") from None
    if found.year not in YEARS:
        raise Unfit(f"is not between the years {YEARS[0]} and {YEARS[-1]}")
    return found


def day(value: Any) -> date:
    try:
        found = date.fromisoformat(_string(value))
    except ValueError:
        raise Unfit("is not a day") from None
    if found.year not in YEARS:
        raise Unfit(f"is not between the years {YEARS[0]} and {YEARS[-1]}")
    return found


def identity(value: Any) -> UUID:
    try:
        return UUID(_string(value))
    except ValueError:
        raise Unfit("is not a UUID") from None


def link(value: Any) -> str:
    found = text(200)(value)
    if found and not found.startswith(("https://", "http://")):
        raise Unfit("is not an address")
    return found


LIFTER: Schema = {
    "weight_unit": one_of(WeightUnit),
    "distance_unit": one_of([DistanceUnit.KM, DistanceUnit.MI]),
    "length_unit": one_of(LengthUnit),
    "time_zone": text(64),
    "first_weekday": whole(0, 6),
    "weekly_goal": whole(1, 14),
    "default_rest_seconds": whole(0, 3600),
    "one_rep_max_formula": one_of(Formula),
    "counts_warmups": flag,
    "shows_rpe": flag,
    "previous_from": one_of(PreviousFrom),
    "rest_sound": flag,
    "rest_notifies": flag,
    "theme": one_of(Theme),
}
BAR: Schema = {"kind": one_of(BarKind), "weight": number(200, decimals=2), "unit": one_of(WeightUnit)}
PLATE: Schema = {"weight": number(100, decimals=2), "unit": one_of(WeightUnit), "pairs": whole(0, 99)}
WARMUP_STEP: Schema = {"percent": whole(1, 99), "reps": whole(1, 50)}
EXERCISE: Schema = {
    "id": whole(1, 10**9),
    "name": text(120),
    "is_custom": flag,
    "hevy_id": text(36),
    "type": one_of(ExerciseType),
    "description": words(),
    "equipment": several_of(Equipment),
    "primary_muscles": several_of(Muscle),
    "secondary_muscles": several_of(Muscle),
    "counts_bodyweight": flag,
    "video_url": link,
    "thumbnail_url": link,
    "aliases": aliases,
    "note": words(),
    "weight_unit": one_of(["", *WeightUnit]),
    "distance_unit": one_of(["", *DistanceUnit]),
    "bar": whole(0, 1000),
}
FOLDER: Schema = {"uuid": identity, "title": text(80), "position": whole(0, 10**6)}
ROUTINE: Schema = {
    "uuid": identity,
    "name": text(80),
    "description": words(),
    "position": whole(0, 10**6),
    "folder": identity,
}
ENTRY: Schema = {
    "exercise": whole(1, 10**9),
    "superset_group": whole(0, 32_767),
    "rest_seconds": whole(0, 3600),
    "notes": words(),
}
PLANNED_SET: Schema = {
    "set_type": one_of(SetType),
    "target_reps": whole(0, 1000),
    "target_reps_high": whole(0, 1000),
    "target_weight_kg": number(1000, decimals=6),
    "target_duration_seconds": whole(0, 86_400),
    "target_distance_m": number(1_000_000, decimals=3),
}
MEASUREMENT: Schema = {
    "measured_on": day,
    "weight_kg": number(1000, decimals=6),
    "lean_mass_kg": number(1000, decimals=6),
    "fat_percent": number(100, decimals=2),
    **{f"{girth}_cm": number(1000, decimals=3) for girth in GIRTHS},
}
WORKOUT: Schema = {
    "uuid": identity,
    "title": text(200),
    "started_at": moment,
    "completed_at": moment,
    "duration_seconds": whole(0, 2**31 - 1),
    "time_zone": text(64),
    "notes": words(),
    "rating": whole(1, 5),
    "is_private": flag,
    "routine": identity,
    "source_format": text(16),
    "source_key": text(64),
}
DONE: Schema = {"uuid": identity, **ENTRY}
SET: Schema = {
    "uuid": identity,
    "set_type": one_of(SetType),
    "weight_kg": number(1000, decimals=6),
    "reps": whole(0, 1000),
    "duration_seconds": whole(0, 86_400),
    "distance_m": number(1_000_000, decimals=3),
    "custom_metric": whole(0, 1_000_000),
    "rpe": rpe,
    "rest_seconds": whole(0, 3600),
    "notes": words(),
    "planned_reps": whole(0, 1000),
    "planned_reps_high": whole(0, 1000),
    "planned_weight_kg": number(1000, decimals=6),
    "planned_duration_seconds": whole(0, 86_400),
    "planned_distance_m": number(1_000_000, decimals=3),
    "planned_custom_metric": whole(0, 1_000_000),
    "logged_at": moment,
    "performed_at": moment,
}


def read_record(record: Any, schema: Schema, *, required: Iterable[str] = ()) -> dict[str, Any]:
    """Return the values that the record has, by name. Raises Unfit naming the first one that cannot be."""
    if not isinstance(record, dict):
        raise Unfit("is not a record")
    found = {}
    for name, read in schema.items():
        value = record.get(name)
        if value is None:
            continue
        try:
            found[name] = read(value)
        except Unfit as trouble:
            raise Unfit(f"{name} {trouble}") from None
    missing = next((name for name in required if found.get(name) in {None, ""}), None)
    if missing:
        raise Unfit(f"{missing} is missing")
    return found


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit("is not a text")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Unfit("is not a list")
    return value


def _bounded(value: str, most: int) -> str:
    if len(value) > most:
        raise Unfit(f"is longer than {most:,} characters")
    return value
