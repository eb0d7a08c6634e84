"""What the records of a lifter have to be, worked out from the sets by other means than the tracker's.

Nothing of workouts.domain is used, loads are worked out from the weighings, and the values of a session are taken over the
whole list of its sets at once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import groupby
from zoneinfo import ZoneInfo

from workouts.models import BodyMeasurement, User, WorkoutSet

PERCENT = [100, 97, 94, 92, 89, 86, 83, 81, 78, 75, 73, 71]


@dataclass(frozen=True)
class Lift:
    pk: int
    exercise: int
    kind: str
    whole_body: bool
    session: int
    started_at: datetime
    day: date
    type: str
    kg: Fraction
    reps: int
    seconds: int
    metres: Fraction
    count: int


_READ = (
    "pk", "exercise", "exercise__type", "exercise__counts_bodyweight", "session", "session__started_at",
    "session__time_zone", "set_type", "weight_kg", "reps", "duration_seconds", "distance_m", "custom_metric",
)  # fmt: skip


def expected(lifter):
    """{(exercise, type, session): (value, value before, its moment, set, formula, achieved, superseded)} of all records."""
    preferences = User.objects.filter(pk=lifter.pk).values_list("counts_warmups", "one_rep_max_formula").get()
    counts_warmups, formula = preferences
    weighed = BodyMeasurement.objects.filter(lifter=lifter, weight_kg__isnull=False)
    weighings = dict(weighed.values_list("measured_on", "weight_kg"))
    records = {}
    for exercise, lifts in groupby(_lifts(lifter, counts_warmups), key=lambda lift: lift.exercise):
        sessions = [list(of_one) for _, of_one in groupby(lifts, key=lambda lift: lift.session)]
        for (kind, session), row in _history(sessions, weighings, formula):
            records[exercise, kind, session] = row
    return records


def _lifts(lifter, counts_warmups):
    rows = WorkoutSet.objects.filter(
        lifter=lifter, logged_at__isnull=False, session__completed_at__isnull=False, session__discarded_at=None
    )
    if not counts_warmups:
        rows = rows.exclude(set_type="warmup")
    for pk, exercise, kind, whole, session, started, zone, type_, kg, reps, seconds, metres, count in rows.order_by(
        "exercise", "session__started_at", "session", "entry__position", "position"
    ).values_list(*_READ):
        day = started.astimezone(ZoneInfo(zone)).date()
        numbers = (Fraction(kg or 0), reps or 0, seconds or 0, Fraction(metres or 0), count or 0)
        yield Lift(pk, exercise, kind, whole, session, started, day, type_, *numbers)


def _history(sessions, weighings, formula):
    """Yield ((type, session), row): for each type a walk over the sessions that keeps the best so far."""
    least_help = None  # that stood before a session
    standing = {}
    for lifts in sessions:
        found = _bests(lifts, weighings, formula, least_help)
        for kind, (value, pk) in found.items():
            before = standing.get(kind)
            if before is not None and not (value < before[0] if kind in {"assistance", "pace"} else value > before[0]):
                continue
            started_at = lifts[0].started_at
            row = [value, *((before[0], before[1]) if before else (None, None)), pk]
            row += [formula if kind == "1rm" else "", started_at, None]
            if before:
                before[2][-1] = started_at
            standing[kind] = (value, started_at, row)
            yield (kind, lifts[0].session), row
        least_help = standing["assistance"][0] if "assistance" in standing else None


def _bests(lifts, weighings, formula, least_help):
    """{type: (best value, set that reached it first)} of one exercise in one session."""
    kind, whole_body, day = lifts[0].kind, lifts[0].whole_body, lifts[0].day
    known = [on for on in weighings if on <= day]
    body = Fraction(weighings[max(known)]) if known else None

    def load(lift):
        if kind == "weight_reps" or (kind == "bodyweight_weighted" and not whole_body):
            return lift.kg
        if body is None or (kind == "reps_only" and not whole_body):
            return None
        return max(Fraction(0), body - lift.kg if kind == "bodyweight_assisted" else body + lift.kg)

    def volume(lift):
        return (load(lift) or 0) * lift.reps

    def estimate(lift):
        known = load(lift)
        return _one_rep_max(known, lift.reps, formula) if known else 0

    def at_least(reps):
        return lambda lift: lift.kg if lift.reps >= reps else 0

    def pace(lift):
        return Fraction(lift.seconds * 1000) / lift.metres if lift.metres >= 500 else 0

    fair = [lift for lift in lifts if least_help is None or lift.kg <= least_help]
    lifted = {
        "max_weight": at_least(1), "3rm": at_least(3), "5rm": at_least(5), "set_volume": volume, "reps": lambda x: x.reps
    }  # fmt: skip
    of_sets = {
        "weight_reps": lifted | {"1rm": estimate},
        "reps_only": {"reps": lambda x: x.reps},
        "bodyweight_weighted": lifted | ({"1rm": estimate} if whole_body else {}),
        "bodyweight_assisted": {"assistance": at_least(1), "reps": lambda x: x.reps if x in fair else 0},
        "duration": {"duration": lambda x: x.seconds},
        "weight_duration": {"max_weight": lambda x: x.kg if x.seconds else 0, "duration": lambda x: x.seconds},
        "distance_duration": {"distance": lambda x: x.metres, "pace": pace, "duration": lambda x: x.seconds},
        "short_distance_weight": {
            "max_weight": lambda x: x.kg if x.metres else 0,
            "distance": lambda x: x.metres,
        },
        "floors_duration": {"floors": lambda x: x.count, "duration": lambda x: x.seconds},
        "steps_duration": {"steps": lambda x: x.count, "duration": lambda x: x.seconds},
    }[kind]
    found = {}
    for name, value in of_sets.items():
        values = [(_stored(value(lift)), lift.pk) for lift in lifts]
        values = [(number, pk) for number, pk in values if number > 0]
        if values:
            best = min(number for number, _ in values) if name in {"assistance", "pace"} else max(values)[0]
            found[name] = (best, next(pk for number, pk in values if number == best))
    if kind in {"weight_reps", "reps_only", "bodyweight_weighted", "bodyweight_assisted"}:
        found["volume"] = (_stored(sum(map(volume, lifts))), None)
    if kind in {"reps_only", "bodyweight_assisted"}:
        found["session_reps"] = (_stored(sum(lift.reps for lift in fair)), None)
    return {name: best for name, best in found.items() if best[0] > 0}


def _one_rep_max(kg, reps, formula):
    if not 1 <= reps <= 12:
        return 0
    if formula == "epley":
        return kg if reps == 1 else kg * (1 + Fraction(reps, 30))
    return kg * Fraction(36, 37 - reps) if formula == "brzycki" else kg * Fraction(100, PERCENT[reps - 1])


def _stored(value):
    """Round as a column with six decimals is."""
    exact = Fraction(value)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.000001"), ROUND_HALF_EVEN)
