"""A header and rows of every format, and what holds of whatever is read."""

import json

from tests.formats import fitnotes, ours, strong
from workouts.domain.texts import without_invisible
from workouts.formats.files import columns_of, parse
from workouts.formats.generic import REQUIRED
from workouts.formats.parsed import ParsedHistory, UnknownFormat

HEADERS = {
    "hevy": '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",'
    '"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"',
    "strong": strong.IOS,
    "fitnotes": fitnotes.HEADER,
    "fitnotes_body": fitnotes.BODY,
    "hevy_measurements": "date,weight_lbs,fat_percent,neck_in",
}
TABLE = "date,exercise,weight (lbs),reps,distance (km),duration,rpe,notes"
ROWS = [
    strong.row(),
    strong.row("Rest Timer", "0,0,0,60"),
    strong.row("Note", notes="slow"),
    strong.row("W", date="1/2/2024 10:00"),
    strong.row(date="13/2/2024 10:00", duration="x"),
    "2023-05-02,Bench,Chest,60.0,8,1,km,0:01:00,warm",
    "2023-05-02,Bench,Chest,60.0,8,1,ells,0:01,warm",
    "2023-05-02,07:00,Bodyweight,180.5,lbs,",
    "2023-05-02,180.5,18,40",
    "13.5.2024 18:05,Bench,60,8,1,1:30,8.5,slow",
    '"Push","5 Dec 2025, 11:37","5 Dec 2025, 12:40","","Bench Press",,"",0,"normal",100,5,,,',
]


def files():
    """One of each format, with rows of all."""
    headers = [*HEADERS.values(), strong.ANDROID, strong.UNITS_IN_ROWS, TABLE]
    return ["\n".join([header, *ROWS]) for header in headers] + [ours.document(workouts=[ours.WORKOUT])]


def read(content: bytes) -> ParsedHistory:
    """Read what a lifter may choose: a table of no known format by the columns that are guessed. Raises UnknownFormat."""
    try:
        return parse(content)
    except UnknownFormat:
        columns = columns_of(content).guessed
        if not all(role in columns for role in REQUIRED):
            raise
        return parse(content, name="csv", columns=columns)


def check(parsed: ParsedHistory) -> None:
    """Every row is told once: as one of a workout or of a measurement, or as skipped for a reason that can be read."""
    lines = [line for workout in parsed.workouts for line in workout.lines]
    lines += [line for measured in parsed.measurements for line in measured.lines]
    if parsed.account is not None:
        exercises = [entry for workout in parsed.account.workouts for entry in workout["exercises"]]
        lines += [row["line"] for entry in exercises for row in entry["sets"]]
    lines += [row.line for row in parsed.skipped]
    assert parsed.rows == len(lines) == len(set(lines)), json.dumps([parsed.rows, sorted(lines)])
    assert all(workout.exercises and all(block.sets for block in workout.exercises) for workout in parsed.workouts)
    assert all(row.reason == without_invisible(row.reason) and row.reason for row in parsed.skipped)
