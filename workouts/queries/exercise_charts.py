"""What the charts of an exercise show, as plain data: it is cached."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from workouts.domain.dated_charts import Per, thinned
from workouts.domain.measures import Measure, measures, workout_values
from workouts.domain.record_values import Rules
from workouts.models import Exercise
from workouts.queries.performed import finished_sets, rules_of


class _Done(NamedTuple):
    """A set as measures read it, with its workout and that one's day."""

    pk: int
    session_id: int
    day: date
    set_type: str
    reps: int | None
    weight_kg: Decimal | None
    load_kg: Decimal | None
    volume_kg: Decimal
    duration_seconds: int | None
    distance_m: Decimal | None
    custom_metric: int | None


class _Point(NamedTuple):
    day: date
    value: Decimal
    set_id: int | None


def exercise_chart(lifter: Any, exercise: Exercise, *, days: int | None, today: date) -> dict[str, Any]:
    """Return {"since", "until", "per", "points": {measure: [{day, value, weight_kg, reps}]}} of the last days, or of all.

    A point is the best workout of its day, or of its week or month where there are many; weight and reps are those of the
    set behind it. One statement.
    """
    rules = rules_of(exercise, lifter)
    sets = _sets(lifter, exercise, None if days is None else today - timedelta(days=days - 1))
    known = [done.day for done in sets]
    since = today - timedelta(days=days - 1) if days else min(known, default=today)
    until = max([today, *known])  # east of home it is tomorrow already
    per = Per.of(since, until)
    of_sets = {done.pk: done for done in sets}
    return {
        "since": since,
        "until": until,
        "per": str(per),
        "points": {
            str(measure): [_told(point, of_sets) for point in _thinned(points, measure, per, lifter.first_weekday)]
            for measure, points in _points(sets, rules).items()
        },
    }


def _sets(lifter: Any, exercise: Exercise, since: date | None) -> list[_Done]:
    sets = finished_sets(lifter, exercise)
    if since is not None:
        # A set is never done before its workout begins, wherever on earth that day began: what the index is read by.
        begun = datetime.combine(since - timedelta(days=1), time(), UTC)
        sets = sets.filter(session__started_on__gte=since, performed_at__gte=begun)
    columns = ("pk", "session_id", "session__started_on", *_Done._fields[3:])
    return list(map(_Done._make, sets.order_by().values_list(*columns)))


def _points(sets: list[_Done], rules: Rules) -> dict[Measure, list[_Point]]:
    workouts: dict[int, list[_Done]] = {}
    for done in sets:
        workouts.setdefault(done.session_id, []).append(done)
    points: dict[Measure, list[_Point]] = {measure: [] for measure in measures(rules)}
    for of_workout in workouts.values():
        for measure, best in workout_values(of_workout, rules).items():
            points[measure].append(_Point(of_workout[0].day, best.value, best.set_id))
    return points


def _thinned(points: list[_Point], measure: Measure, per: Per, first_weekday: int) -> list[_Point]:
    return thinned(points, per=per, first_weekday=first_weekday, is_lower_better=measure.is_lower_better)


def _told(point: _Point, of_sets: dict[int, _Done]) -> dict[str, Any]:
    done = of_sets[point.set_id] if point.set_id is not None else None
    return {
        "day": point.day,
        "value": point.value,
        "weight_kg": done.weight_kg if done else None,
        "reps": done.reps if done else None,
    }
