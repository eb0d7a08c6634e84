"""What a month or a year came to, as plain data: it is cached."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Sum, TextField
from django.db.models.functions import Cast

from workouts.domain.periods import Period
from workouts.domain.spans import Span, SpanKind
from workouts.domain.streaks import streaks
from workouts.domain.training import Day, best_days, monthly, summary
from workouts.enums import RecordType
from workouts.models import PersonalRecord, RecordsDue, SessionExercise, WorkoutSession
from workouts.models.exercise import moving_lifter
from workouts.queries.calendar import bounds, weeks_of, year
from workouts.queries.muscles import muscles
from workouts.queries.own_weight import Lifted, volumes_moving_lifter, without_volumes
from workouts.queries.records import BY_KIND, record_facts
from workouts.queries.stats import training_days

MOST_RECORDS = 8
MOST_FAVOURITES = 6
# Where the lifter is part of the load; the other records of such exercises are of added weight, assistance or reps.
HOLD_BODYWEIGHT = (RecordType.ONE_REP_MAX, RecordType.SET_VOLUME, RecordType.VOLUME)


def report_key(span: Span) -> str:
    return f"report:{span.kind}:{span.first:%Y-%m}"


def report(lifter: Any, span: Span, *, today: date, with_bodyweight: bool = True) -> dict[str, Any]:
    """Return the figures of a month or a year beside the one before, its records, exercises, muscles and days.

    A running one stands beside as many days of the one before. Without the bodyweight nothing holds it, nor lets it be
    worked out: no volume and no record in which the lifter is lifted. At most eight statements, and one more then.
    """
    days, before = training_days(lifter), span.period_before(today)
    earliest, latest = bounds(days, today)
    lifted = {} if with_bodyweight else volumes_moving_lifter(lifter, span.previous.first, span.last)
    days = without_volumes(days, lifted)
    favourites = _exercises(lifter, span)
    ids = [row["exercise_id"] for row in favourites]
    records = _records(lifter, span, ids, with_bodyweight=with_bodyweight)
    return {
        "kind": str(span.kind),
        "first": span.first,
        "last": span.last,
        "until": today if span.is_running(today) else span.last,
        "is_running": span.is_running(today),
        "previous": span.previous.first if span.previous.last >= earliest else None,
        "next": max(span.next.first, Span.of(span.kind, earliest).first) if span.next.first <= latest else None,
        "figures": _figures(days, span.period),
        "before": _figures(days, before),
        "before_first": before.first,
        "before_last": before.last,
        "streak": _streak_at_end(lifter, days, span, today),
        "best": _best(days, span.period),
        "favourites": favourites[:MOST_FAVOURITES],
        "exercises": len(favourites),
        "records": records[:MOST_RECORDS],
        "more_exercises_with_records": max(0, len(records) - MOST_RECORDS),
        "medals": sum(record["medals"] for record in records),
        "muscles": muscles(lifter, span.period, before=before),
        "weeks": _weeks(lifter, span, lifted) if span.kind is SpanKind.MONTH else None,
        "year": year(days, span.first.year, today=today) if span.kind is SpanKind.YEAR else None,
        "months": _months(days, span) if span.kind is SpanKind.YEAR else None,
        "is_without_lifter": bool(lifted),
        "is_computing": _is_computing(lifter, span),
    }


def _figures(days: Sequence[Day], period: Period) -> dict[str, Any]:
    totals = summary(days, period)
    return {
        "workouts": totals.workouts,
        "volume_kg": totals.volume_kg,
        "sets": totals.sets,
        "reps": totals.reps,
        "days": totals.days,
        "seconds": totals.seconds,
        "average_minutes": totals.average_minutes,
    }


def _streak_at_end(lifter: Any, days: Sequence[Day], span: Span, today: date) -> int:
    """Count the weeks in a row up to the end of the span, or up to now while it runs."""
    end = today if span.is_running(today) else span.last
    so_far = (day.on for day in days if day.on <= span.last)
    return streaks(so_far, today=end, first_weekday=lifter.first_weekday).current


def _best(days: Sequence[Day], period: Period) -> dict[str, Any]:
    by_volume, by_time = best_days(days, period)
    return {
        "volume": {"day": by_volume.on, "volume_kg": by_volume.volume_kg} if by_volume else None,
        "time": {"day": by_time.on, "seconds": by_time.seconds} if by_time else None,
    }


def _exercises(lifter: Any, span: Span) -> list[dict[str, Any]]:
    """Return the exercises with working sets, those with most of them first."""
    done = SessionExercise.objects.owned_by(lifter).filter(
        session__lifter=lifter,  # said again, for the index by lifter and day
        session__completed_at__isnull=False,
        session__discarded_at=None,
        session__started_on__range=(span.first, span.last),
    )
    rows = done.order_by().values("exercise_id", name=F("exercise__name"))
    counted = rows.annotate(sets=Sum("total_sets"), workouts=Count("session", distinct=True)).filter(sets__gt=0)
    return list(counted.order_by("-sets", "-workouts", "name"))


def _records(lifter: Any, span: Span, exercise_ids: Sequence[int], *, with_bodyweight: bool) -> list[dict[str, Any]]:
    """Return, for each exercise, the record that tells most: the last of its kind, and what stood before the span.

    In the order of the exercises; `medals` are all that it earned.
    """
    medals = PersonalRecord.objects.owned_by(lifter).medals().with_units()
    rows = medals.filter(session__started_on__range=(span.first, span.last), achieved_at__range=_around(span))
    if not with_bodyweight:
        rows = rows.exclude(moving_lifter("exercise__"), record_type__in=HOLD_BODYWEIGHT)
    by_exercise: dict[int, list[Any]] = {}
    for row in rows.select_related("exercise", "set", "session").order_by(BY_KIND, "achieved_at", "session_id"):
        by_exercise.setdefault(row.exercise_id, []).append(row)
    place = {pk: number for number, pk in enumerate(exercise_ids)}
    ordered = sorted(by_exercise, key=lambda pk: (place.get(pk, len(place)), pk))
    return [_of_exercise(by_exercise[pk], lifter) for pk in ordered]


def _around(span: Span) -> tuple[datetime, datetime]:
    """Return moments that hold the days of a span in every zone, for the index of records."""
    first, last = (datetime.combine(day, time(), UTC) for day in (span.first, span.last))
    return first - timedelta(days=1), last + timedelta(days=2)


def _of_exercise(rows: list[Any], lifter: Any) -> dict[str, Any]:
    of_kind = [row for row in rows if row.record_type == rows[0].record_type]
    first, last = of_kind[0], of_kind[-1]
    last.previous_on = None  # what stood before the span was beaten within it
    return record_facts(last) | {
        "exercise_id": last.exercise_id,
        "exercise": last.exercise.name,
        "units": last.units_for(lifter)._asdict(),
        "day": last.session.started_on,
        "previous_value": first.previous_value,
        "gain": abs(last.value - first.previous_value),
        "medals": len(rows),
    }


def _weeks(lifter: Any, span: Span, lifted: Mapping[str, Lifted]) -> list[list[dict[str, Any] | None]]:
    sessions = WorkoutSession.objects.owned_by(lifter).completed()
    rows = sessions.filter(started_on__range=(span.first, span.last)).order_by("started_on", "started_at", "pk")
    found = [
        {
            "uuid": uuid,
            "title": title,
            "day": day,
            "volume_kg": volume_kg - (lifted[uuid].volume_kg if uuid in lifted else 0),
        }
        for uuid, title, day, volume_kg in rows.values_list(
            Cast("uuid", TextField()), "title", "started_on", "total_volume_kg"
        )
    ]
    return weeks_of(span.first, found, first_weekday=lifter.first_weekday)


def _months(days: Sequence[Day], span: Span) -> list[dict[str, Any]]:
    return [sums._asdict() for sums in monthly(days, year=span.first.year)]


def _is_computing(lifter: Any, span: Span) -> bool:
    sessions = WorkoutSession.objects.owned_by(lifter).without_records()
    return (
        sessions.filter(started_on__range=(span.first, span.last)).exists()
        or RecordsDue.objects.owned_by(lifter).exists()
        or lifter.has_old_records
    )
