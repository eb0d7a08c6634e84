"""The catalogue's data, and what a set of each type of exercise consists of."""

import json
from functools import cache
from pathlib import Path

CATALOGUE = Path(__file__).resolve().parents[2] / "workouts" / "data" / "exercises.json"
FIELDS = {
    "weight_reps": {"kg", "reps"},
    "reps_only": {"reps"},
    "bodyweight_weighted": {"kg", "reps"},
    "bodyweight_assisted": {"kg", "reps"},
    "duration": {"seconds"},
    "weight_duration": {"kg", "seconds"},
    "distance_duration": {"metres", "seconds"},
    "short_distance_weight": {"kg", "metres"},
    "floors_duration": {"count", "seconds"},
    "steps_duration": {"count", "seconds"},
}
# What the published exports hold that no catalogue has: as the lifter's own, without muscles.
OWN = (
    "Lower Chest Fly",
    "Leg Press Keller",
    "Leg Press Technogym (Gelb)",
    "Overhead Smith Seated",
    "Back Deltoids",
    "Front Pulldown",
    "Lower Back",
    "Bent Over Row Machine (Panatta)",
)
AS_OWN = {
    "type": "weight_reps",
    "primary_muscles": [],
    "secondary_muscles": [],
    "counts_bodyweight": False,
    "aliases": [],
}


@cache
def catalogue() -> dict[str, dict]:
    own = {name: {"name": name, **AS_OWN} for name in OWN}
    return own | {exercise["name"]: exercise for exercise in json.loads(CATALOGUE.read_text())}


def type_of(exercise: str) -> str:
    return catalogue()[exercise]["type"]
