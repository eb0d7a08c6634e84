"""Rows of Hevy's export cell by cell, quotation marks included, and what they are parsed into."""

from datetime import datetime
from decimal import Decimal

from workouts.formats.parsed import ParsedExercise, ParsedHistory, ParsedSet, ParsedWorkout, SkippedRow

HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",'
    '"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"'
)
PUSH_KEY = "hevy:2025-12-05T11:37:00/2025-12-05T12:40:00/Push"


def file(*rows, header=HEADER):
    return "\n".join([header, *rows, ""])


def row(exercise="Bench Press (Barbell)", index="0", values="100,5,,,", **cells):
    cell = {
        "title": '"Push"',
        "start": '"5 Dec 2025, 11:37"',
        "end": '"5 Dec 2025, 12:40"',
        "description": '""',
        "superset": "",
        "notes": '""',
        "type": '"normal"',
    } | cells
    return (
        f'{cell["title"]},{cell["start"]},{cell["end"]},{cell["description"]},"{exercise}",{cell["superset"]},'
        f"{cell['notes']},{index},{cell['type']},{values}"
    )


def a_set(line, weight_kg=Decimal(100), reps=5, *, set_type="normal", distance_m=None, duration_seconds=None, rpe=None):
    return ParsedSet(line, set_type, weight_kg, reps, distance_m, duration_seconds, rpe)


def an_exercise(*sets, title="Bench Press (Barbell)", superset=None, notes=""):
    return ParsedExercise(title, superset, notes, sets)


def push(*exercises, title="Push", description="", key=PUSH_KEY, ended_at=datetime(2025, 12, 5, 12, 40)):
    return ParsedWorkout(title, datetime(2025, 12, 5, 11, 37), ended_at, description, exercises, key)


def history(*workouts, skipped=()):
    sets = sum(len(exercise.sets) for workout in workouts for exercise in workout.exercises)
    return ParsedHistory("hevy", sets + len(skipped), workouts, tuple(SkippedRow(*row) for row in skipped))
