"""What each record of our own export holds: the names of its values, in order, and how each is read.

An exporter writes the same names. A value that is absent has its default; a record with one that cannot be is refused.
"""

from collections.abc import Iterable, Mapping
from typing import Any

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
from workouts.formats.measurements import GIRTHS
from workouts.formats.ours_values import (
    Reader,
    Unfit,
    aliases,
    day,
    flag,
    identity,
    link,
    moment,
    number,
    one_of,
    rpe,
    several_of,
    text,
    whole,
    words,
)

Schema = Mapping[str, Reader]

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
