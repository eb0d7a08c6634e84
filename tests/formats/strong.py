"""Files in the shape of Strong's export, and what they are parsed into."""

from datetime import datetime
from decimal import Decimal

from workouts.formats.parsed import ParsedExercise, ParsedHistory, ParsedSet, ParsedWorkout, SkippedRow

IOS = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
ANDROID = (
    '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";'
    '"Distance (meters)";"Seconds";"Notes";"Workout Notes"'
)
UNITS_IN_ROWS = (
    "Date,Workout Name,Exercise Name,Set Order,Weight,Weight Unit,Reps,RPE,Distance,Distance Unit,Seconds,Notes,"
    "Workout Notes,Workout Duration"
)
UNITLESS = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
BENCH = "Bench Press (Barbell)"
START = datetime(2024, 11, 18, 15, 4, 5)
KEY = "strong:2024-11-18T15:04:05//Push"


def file(*rows, header=IOS):
    return "\n".join([header, *rows, ""])


def unitless(*rows):
    """The bytes of a file that does not say its units."""
    return file(*rows, header=UNITLESS).encode()


def row(order="1", values="100.0,5,0,0", exercise=BENCH, **cells):
    """One row of the present iOS app; `values` are weight, reps, distance, seconds."""
    cell = {
        "date": "2024-11-18 15:04:05",
        "workout": "Push",
        "duration": "1h 5m",
        "notes": "",
        "words": "",
        "rpe": "",
    } | cells
    return (
        f'{cell["date"]},"{cell["workout"]}",{cell["duration"]},"{exercise}",{order},{values},"{cell["notes"]}",'
        f'"{cell["words"]}",{cell["rpe"]}'
    )


def a_set(line, weight_kg=Decimal(100), reps=5, set_type="normal", **values):
    known = {"distance_m": None, "duration_seconds": None, "rpe": None} | values
    return ParsedSet(line, set_type, weight_kg, reps, **known)


def an_exercise(*sets, title=BENCH, notes="", note_lines=(), rest_lines=()):
    return ParsedExercise(title, None, notes, sets, note_lines, rest_lines)


def push(*exercises, ended_at=datetime(2024, 11, 18, 16, 9, 5), description=""):
    return ParsedWorkout("Push", START, ended_at, description, exercises, KEY)


def history(*workouts, rows, skipped=(), assumed=("weight",), notices=()):
    skips = tuple(SkippedRow(*each) for each in skipped)
    return ParsedHistory("strong", rows, workouts, skips, (), frozenset(assumed), notices)
