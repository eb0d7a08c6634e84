"""Files in the shape of Hevy's workout export."""

from workouts.formats.files import parse
from workouts.models import WorkoutSet
from workouts.services.imports import import_history

HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",'
    '"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"'
)
BENCH = "Bench Press (Barbell)"


def row(exercise=BENCH, index=0, values="100,5,,,", **cells):
    """One set; `values` are weight, reps, kilometres, seconds and RPE."""
    cell = {
        "title": "Push",
        "start": "5 Dec 2025, 11:37",
        "end": "5 Dec 2025, 12:40",
        "description": "",
        "superset": "",
        "notes": "",
        "type": "normal",
    } | cells
    return (
        f'"{cell["title"]}","{cell["start"]}","{cell["end"]}","{cell["description"]}","{exercise}",{cell["superset"]},'
        f'"{cell["notes"]}",{index},"{cell["type"]}",{values}'
    )


def file(*rows):
    return "\n".join([HEADER, *rows, ""])


def bring_in(lifter, *rows, **options):
    return import_history(lifter, parse(file(*rows)), **options)


def sets_of(lifter, *fields):
    """Return the values of the lifter's sets in the order of history."""
    sets = WorkoutSet.objects.owned_by(lifter).order_by("session__started_at", "entry__position", "position")
    return list(sets.values_list(*fields, flat=len(fields) == 1))
