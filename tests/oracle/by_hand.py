"""The figures of a history, worked out from its file in plain Python: nothing of the tracker is used but the catalogue's data.

Weights are kilograms, distances metres, times seconds; all values are exact fractions.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.oracle.catalogue import FIELDS, catalogue, type_of

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "data" / "history.csv"

LOWER_IS_BETTER = {"assistance", "pace"}
# The charts of bests, and the type of record that each is of.
BESTS = {
    "1rm": "1rm",
    "heaviest": "max_weight",
    "assistance": "assistance",
    "best-set": "set_volume",
    "most-reps": "reps",
    "volume": "volume",
    "farthest": "distance",
    "pace": "pace",
    "most-floors": "floors",
    "most-steps": "steps",
    "longest": "duration",
}


@dataclass(frozen=True)
class Set:
    exercise: str
    block: int
    kind: str
    kg: Fraction
    reps: int
    seconds: int
    metres: Fraction
    count: int

    @property
    def is_working(self) -> bool:
        return self.kind != "warmup"


@dataclass(frozen=True)
class Workout:
    title: str
    started_at: datetime  # in UTC
    zone: str
    day: date  # where the lifter stood
    minutes: int | None
    sets: list[Set]


@dataclass
class History:
    workouts: list[Workout]  # in the order of the file
    weighings: dict[date, Fraction] = field(default_factory=dict)

    @property
    def exercises(self) -> set[str]:
        return {one.exercise for workout in self.workouts for one in workout.sets}

    @property
    def in_order(self) -> list[Workout]:
        return sorted(self.workouts, key=lambda workout: workout.started_at)

    def bodyweight(self, day: date) -> Fraction | None:
        before = [on for on in self.weighings if on <= day]
        return self.weighings[max(before)] if before else None

    # --- Loads and sums

    def load(self, one: Set, day: date) -> Fraction | None:
        kind, bodyweight = type_of(one.exercise), self.bodyweight(day)
        if kind in {"weight_reps", "weight_duration", "short_distance_weight"}:
            return one.kg
        if kind == "bodyweight_assisted":
            return None if bodyweight is None else max(Fraction(0), bodyweight - one.kg)
        if catalogue()[one.exercise]["counts_bodyweight"]:
            return None if bodyweight is None else bodyweight + one.kg
        return one.kg if kind == "bodyweight_weighted" else None

    def volume(self, one: Set, day: date) -> Fraction:
        load = self.load(one, day)
        return load * one.reps if load is not None and "reps" in FIELDS[type_of(one.exercise)] else Fraction(0)

    def totals(self, workout: Workout) -> tuple[Fraction, int, int, int]:
        """Return volume, sets, reps, exercises of a workout."""
        working = [one for one in workout.sets if one.is_working]
        volume = sum((self.volume(one, workout.day) for one in working), Fraction(0))
        return volume, len(working), sum(one.reps for one in working), len({one.exercise for one in workout.sets})

    def within(self, first: date, last: date) -> list[Workout]:
        return [workout for workout in self.in_order if first <= workout.day <= last]

    def figures(self, first: date, last: date) -> dict[str, object]:
        chosen = self.within(first, last)
        totals = [self.totals(workout) for workout in chosen]
        known = [workout.minutes for workout in chosen if workout.minutes is not None]
        return {
            "total_sessions": len(chosen),
            "total_volume_kg": sum((volume for volume, *_ in totals), Fraction(0)),
            "total_sets": sum(sets for _, sets, *_ in totals),
            "total_reps": sum(reps for _, _, reps, _ in totals),
            "average_minutes": Fraction(sum(known), len(known)) if known else None,
            "workout_days": len({workout.day for workout in chosen}),
        }

    def sets_per_muscle(self, first: date, last: date) -> dict[str, Fraction]:
        found: dict[str, Fraction] = defaultdict(Fraction)
        for one in (one for workout in self.within(first, last) for one in workout.sets if one.is_working):
            exercise = catalogue()[one.exercise]
            for muscle in exercise["primary_muscles"]:
                found[muscle] += 1
            for muscle in set(exercise["secondary_muscles"]) - set(exercise["primary_muscles"]):
                found[muscle] += Fraction(1, 2)
        return dict(found)

    def streaks(self, today: date, *, week_begins: int) -> tuple[int, int]:
        """Return the current and the longest streak, by walking through all weeks; 0 is Monday."""
        trained = {(workout.day - timedelta((workout.day.weekday() - week_begins) % 7)) for workout in self.workouts}
        this_week = today - timedelta((today.weekday() - week_begins) % 7)
        longest = run = 0
        week = min(trained)
        while week <= this_week:
            run = run + 1 if week in trained else 0 if week < this_week else run
            longest = max(longest, run)
            week += timedelta(7)
        return run, longest

    # --- Records

    def records(self) -> list[tuple[str, str, date, Fraction, Fraction | None]]:
        """Return (exercise, type, day, value, value before) of every record there ever was."""
        found = []
        standing: dict[tuple[str, str], Fraction] = {}
        for workout in self.in_order:
            by_exercise = groupby(sorted(workout.sets, key=lambda one: one.exercise), key=lambda one: one.exercise)
            for exercise, sets in by_exercise:
                before = {kind: value for (name, kind), value in standing.items() if name == exercise}
                for kind, value in self.bests(list(sets), workout.day, before).items():
                    is_better = kind not in before or (
                        value < before[kind] if kind in LOWER_IS_BETTER else value > before[kind]
                    )
                    if is_better:
                        found.append((exercise, kind, workout.day, value, before.get(kind)))
                        standing[exercise, kind] = value
        return found

    def bests(self, sets: list[Set], day: date, before: dict[str, Fraction]) -> dict[str, Fraction]:
        found: dict[str, list[Fraction]] = defaultdict(list)
        kind = type_of(sets[0].exercise)
        for one in (one for one in sets if one.is_working):
            for record, value in self.worth(one, day).items():
                helped = "assistance" in before and one.kg > before["assistance"]
                if value > 0 and not (kind == "bodyweight_assisted" and record == "reps" and helped):
                    found[record].append(value)
        bests = {record: min(values) if record in LOWER_IS_BETTER else max(values) for record, values in found.items()}
        if "reps" in FIELDS[kind]:
            bests["volume"] = sum((self.volume(one, day) for one in sets if one.is_working), Fraction(0))
        if kind in {"reps_only", "bodyweight_assisted"}:
            allowed = before.get("assistance")
            mine = [one for one in sets if one.is_working and (allowed is None or one.kg <= allowed)]
            bests["session_reps"] = Fraction(sum(one.reps for one in mine))
        return {record: value for record, value in bests.items() if value > 0}

    def worth(self, one: Set, day: date) -> dict[str, Fraction]:
        """Return what one set is worth in each kind of record that sits on a set."""
        kind = type_of(one.exercise)
        reps, load = one.reps, self.load(one, day)
        if "reps" in FIELDS[kind] and not reps:
            return {}
        if kind == "reps_only":
            return {"reps": Fraction(reps)}
        if kind == "bodyweight_assisted":
            return {"reps": Fraction(reps), "assistance": one.kg}
        if kind in {"weight_reps", "bodyweight_weighted"}:
            worth = {"reps": Fraction(reps), "max_weight": one.kg, "set_volume": self.volume(one, day)}
            worth |= {f"{least}rm": one.kg for least in (3, 5) if reps >= least}
            is_whole = kind == "weight_reps" or catalogue()[one.exercise]["counts_bodyweight"]
            if is_whole and load is not None and reps <= 12:
                worth["1rm"] = load * 36 / (37 - reps)
            return worth
        worth = {"duration": Fraction(one.seconds)} if "seconds" in FIELDS[kind] else {}
        if kind == "weight_duration" and one.seconds:
            worth["max_weight"] = one.kg
        if kind == "short_distance_weight" and one.metres:
            worth |= {"max_weight": one.kg, "distance": one.metres}
        if kind == "distance_duration":
            worth["distance"] = one.metres
            if one.metres >= 500 and one.seconds:
                worth["pace"] = one.seconds * 1000 / one.metres
        if "count" in FIELDS[kind]:
            worth[kind.removesuffix("_duration")] = Fraction(one.count)
        return worth

    # --- Charts

    def chart(self, exercise: str) -> dict[str, list[tuple[date, Fraction]]]:
        """Return (day, value) of every workout with the exercise, in order, for each measure that its chart may show."""
        found: dict[str, list[tuple[date, Fraction]]] = defaultdict(list)
        for workout in self.in_order:
            sets = [one for one in workout.sets if one.exercise == exercise and one.is_working]
            if not sets:
                continue
            bests = self.bests(sets, workout.day, {})
            values = {measure: bests.get(record) for measure, record in BESTS.items()}
            values |= {"reps": sum(one.reps for one in sets), "time": sum(one.seconds for one in sets)}
            values |= {"distance": sum(one.metres for one in sets)}
            values |= dict.fromkeys(("floors", "steps"), sum(one.count for one in sets))
            for measure, value in values.items():
                if value:
                    found[measure].append((workout.day, Fraction(value)))
        return found

    def best_weeks(self, exercise: str, measure: str) -> list[tuple[date, Fraction]]:
        """Return the best (day, value) of each week from Monday on, the first of equals."""
        weeks = groupby(self.chart(exercise)[measure], key=lambda point: point[0] - timedelta(point[0].weekday()))
        sign = 1 if measure in LOWER_IS_BETTER else -1
        return [min(points, key=lambda point: sign * point[1]) for _, points in weeks]

    def set_records(self, exercise: str) -> dict[int, Fraction]:
        """Return the heaviest weight lifted at each exact number of reps: assistance lifts nothing."""
        found: dict[int, Fraction] = {}
        if type_of(exercise) not in {"weight_reps", "bodyweight_weighted"}:
            return found
        for one in (one for workout in self.workouts for one in workout.sets if one.exercise == exercise):
            if one.is_working and one.reps and one.kg:  # a record is more than nothing
                found[one.reps] = max(found.get(one.reps, Fraction(0)), one.kg)
        return found


def read(weighings: dict[date, Fraction]) -> History:
    with FILE.open() as file:
        rows = list(csv.DictReader(file))
    parts = groupby(rows, key=lambda row: (row["started_at"], row["zone"], row["minutes"], row["title"]))
    return History([_workout(*head, list(sets)) for head, sets in parts], weighings)


def _workout(started_at: str, zone: str, minutes: str, title: str, rows: list[dict[str, str]]) -> Workout:
    wall = datetime.fromisoformat(started_at)
    # An hour that the clock skipped lies after the gap, a doubled one is the first.
    moment = wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    day = moment.astimezone(ZoneInfo(zone)).date()
    return Workout(title, moment, zone, day, int(minutes) if minutes else None, [_set(row) for row in rows])


def _set(row: dict[str, str]) -> Set:
    return Set(
        row["exercise"],
        int(row["block"]),
        row["set_type"],
        Fraction(row["weight_kg"] or 0),
        int(row["reps"] or 0),
        int(row["duration_seconds"] or 0),
        Fraction(row["distance_m"] or 0),
        int(row["custom_metric"] or 0),
    )
