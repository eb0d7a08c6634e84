"""Hevy's workout export: one row per set, workouts newest first, no ids."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from operator import attrgetter

from workouts.formats.cells import read_notes, read_title, required
from workouts.formats.dates import read_moment
from workouts.formats.hevy_workouts import HEVY, Row, Start, with_line_ends, without_repetitions, workouts_of
from workouts.formats.numbers import (
    MILE,
    MOST_REPS,
    POUND,
    distances,
    read_measure,
    read_rpe,
    read_seconds,
    read_whole,
    weights,
)
from workouts.formats.parsed import (
    ParsedHistory,
    ParsedSet,
    SetType,
    Units,
    UnreadableRow,
    first_of,
    shortened,
)
from workouts.formats.records import Table, order_in, rows_of
from workouts.formats.set_types import told_of_types

FORMAT = HEVY
ReadTime = Callable[[str, str], datetime | None]
REQUIRED = frozenset({"title", "start_time", "exercise_title"})
WEIGHT = weights({"weight_kg": Decimal(1), "weight_lbs": POUND, "weight_lb": POUND})
DISTANCE = distances({"distance_km": Decimal(1000), "distance_miles": MILE, "distance_meters": Decimal(1)})
NUMBERS = frozenset({"set_index", "superset_id", "reps", "duration_seconds", "rpe", *WEIGHT.factors, *DISTANCE.factors})
COLUMNS = REQUIRED | NUMBERS | {"end_time", "description", "exercise_notes", "set_type"}
SET_TYPES: Mapping[str, SetType] = {
    "": "normal",
    "normal": "normal",
    "warmup": "warmup",
    "dropset": "drop",
    "drop": "drop",
    "failure": "failure",
}
PARTING = re.compile(r"[\s_-]+")
WORDS = re.compile(r"[^\W\d_]{1,30}")
MIXED = "Workouts that stand twice in the file, each time with other sets; all of them are taken"
LARGEST_INDEX = 10**12  # whatever parts and orders sets, for only equal and greater are asked


def recognises(header: Sequence[str]) -> bool:
    """Tell by the folded names of the columns."""
    return set(header) >= REQUIRED


def read(table: Table, units: Units) -> ParsedHistory:
    """Read the rows of a file whose every column names its unit; of the caller's only the zone is needed.

    Programs that write this shape out of Hevy's API have moments with an offset.
    """
    strange: Counter[str] = Counter()
    read_time = partial(read_moment, order=order_in(table, "start_time"), zone=units.zone)
    rows = rows_of(table, COLUMNS, NUMBERS, partial(_row, read_time=read_time, strange=strange))
    once = without_repetitions(rows.read)
    return ParsedHistory(
        FORMAT,
        len(rows),
        workouts_of(with_line_ends(once.rows)),
        tuple(sorted([*rows.skipped, *once.repeated], key=attrgetter("line"))),
        notices=(*table.unread(COLUMNS), *told_of_types(strange), *_told_of_workouts(once.mixed)),
    )


def _told_of_workouts(mixed: Collection[Start]) -> list[str]:
    said = [f"{shortened(title)} ({start:%Y-%m-%d %H:%M})" for start, _, title in mixed]
    return [f"{MIXED}: {first_of(said)}."] if said else []


def _row(line: int, cells: Mapping[str, str], *, read_time: ReadTime, strange: Counter[str]) -> Row:
    started_at = required(read_time(cells["start_time"], "start_time"), "start_time")
    exercise = required(read_title(cells, "exercise_title"), "exercise_title")
    return Row(
        workout=(
            started_at,
            read_time(cells.get("end_time", ""), "end_time"),
            read_title(cells, "title"),
        ),
        description=read_notes(cells, "description"),
        exercise=exercise,
        superset=read_whole(cells.get("superset_id", ""), "superset_id", most=LARGEST_INDEX),
        notes=read_notes(cells, "exercise_notes"),
        index=read_whole(cells.get("set_index", ""), "set_index", most=LARGEST_INDEX),
        set=_set(line, cells, strange),
    )


def _set(line: int, cells: Mapping[str, str], strange: Counter[str]) -> ParsedSet:
    reps = read_whole(cells.get("reps", ""), "reps", most=MOST_REPS)
    distance_m = read_measure(cells, DISTANCE)
    seconds = read_seconds(cells.get("duration_seconds", ""), "duration_seconds")
    # Beside what says more, some exports fill in times and distances of nothing.
    says_more = reps is not None or seconds or distance_m
    return ParsedSet(
        line=line,
        set_type=_set_type(cells.get("set_type", ""), strange),
        weight_kg=read_measure(cells, WEIGHT),
        reps=reps,
        distance_m=(distance_m or None) if says_more else distance_m,
        duration_seconds=(seconds or None) if says_more else seconds,
        rpe=read_rpe(cells.get("rpe", ""), "rpe"),
    )


def _set_type(said: str, strange: Counter[str]) -> SetType:
    """Take a type that Hevy may have got since for a normal set, and note it; anything but words is a broken row."""
    if said in SET_TYPES:
        return SET_TYPES[said]
    name = PARTING.sub("", said).casefold()
    if name in SET_TYPES:
        return SET_TYPES[name]
    if not WORDS.fullmatch(name):
        raise UnreadableRow("set_type", said, "is not normal, warmup, dropset or failure")
    strange[shortened(said)] += 1
    return "normal"
