"""Sets per muscle of a period, beside those of the period before."""

from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from workouts.domain.muscles import DRAWN, in_percent, ink, sets_per_muscle
from workouts.domain.periods import Period
from workouts.enums import Muscle
from workouts.models import Exercise, SessionExercise


def muscles(lifter: Any, period: Period, *, before: Period | None = None) -> list[dict[str, Any]]:
    """Return each muscle with its sets, the most trained first, and what there is to draw. Two statements.

    Beside its sets stand those of a period that is named, or of as many days just before. Beside the drawn ones there are
    only those that were trained: not every lifter rows.
    """
    now, then = _counts(lifter, period, before or period.before)
    return muscle_rows(now, then)


def muscle_rows(now: dict[str, Decimal], then: dict[str, Decimal]) -> list[dict[str, Any]]:
    """Return what a drawing and a table need of sets per muscle, the most trained first."""
    most = max([*now.values(), *then.values()], default=Decimal(0))
    strongest = max((count for muscle, count in now.items() if muscle in DRAWN), default=Decimal(0))
    widths, widths_before = in_percent(now, most=most), in_percent(then, most=most)
    zero = Decimal(0)
    rows = [
        {
            "muscle": str(muscle),
            "is_drawn": muscle in DRAWN,
            "sets": now.get(muscle, zero),
            "before": then.get(muscle, zero),
            "percent": widths.get(muscle, 0),
            "percent_before": widths_before.get(muscle, 0),
            "ink": ink(now.get(muscle, zero), most=strongest) if muscle in DRAWN else 0,
        }
        for muscle in Muscle
        if muscle in DRAWN or now.get(muscle) or then.get(muscle)
    ]
    return sorted(rows, key=lambda row: (not row["is_drawn"], -row["sets"], -row["before"], row["muscle"]))


def _counts(lifter: Any, period: Period, before: Period | None) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Return the sets of the period and of the one before, which is empty where the period is all there is."""
    now, then = _sets_of_exercises(lifter, period, before)
    of = Exercise.objects.filter(pk__in=now | then).values_list("pk", "primary_muscles", "secondary_muscles")
    trained = list(of)

    def counted(sets: dict[int, int]) -> dict[str, Decimal]:
        return sets_per_muscle((primary, secondary, sets.get(pk, 0)) for pk, primary, secondary in trained)

    return counted(now), counted(then)


def _sets_of_exercises(lifter: Any, period: Period, before: Period | None) -> tuple[dict[int, int], dict[int, int]]:
    """Read {exercise: sets}, now and before, from the counts that every write of a finished workout keeps."""
    done = SessionExercise.objects.owned_by(lifter).filter(
        session__lifter=lifter,  # said again, for the index by lifter and day
        session__completed_at__isnull=False,
        session__discarded_at=None,
    )
    by_exercise = done.order_by().values_list("exercise")
    if before is None:
        return dict(by_exercise.annotate(now=Sum("total_sets"))), {}
    is_now, is_before = (Q(session__started_on__range=(each.first, each.last)) for each in (period, before))
    rows = by_exercise.filter(session__started_on__range=(before.first, period.last)).annotate(
        now=Sum("total_sets", filter=is_now, default=0), before=Sum("total_sets", filter=is_before, default=0)
    )
    counted = list(rows)
    return {pk: now for pk, now, _ in counted}, {pk: sets for pk, _, sets in counted}
