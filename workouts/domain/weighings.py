"""Many weighings as a line that can be read: averages of weeks or months where there are too many days."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from workouts.domain.streaks import week_of

MOST_POINTS = 120

# How long one looks back, as the address says it. None is everything.
SPANS: dict[str, int | None] = {"90": 90, "365": 365, "all": None}
USUAL_SPAN = "90"


def averaged(weights: Mapping[date, Decimal], *, first_weekday: int = 0) -> tuple[dict[date, Decimal], str]:
    """Return the weights of days, or the averages of weeks or months where those are no more than can be told apart.

    And which they are: day, week or month. An average stands on the first of its days that was weighed on.
    """

    def week(day: date) -> date:
        return week_of(day, first_weekday=first_weekday)

    def month(day: date) -> date:
        return day.replace(day=1)

    if len(weights) <= MOST_POINTS:
        return dict(weights), "day"
    of_weeks = _averages(weights, week)
    return (of_weeks, "week") if len(of_weeks) <= MOST_POINTS else (_averages(weights, month), "month")


def _averages(weights: Mapping[date, Decimal], span_of: Callable[[date], date]) -> dict[date, Decimal]:
    spans: dict[date, list[tuple[date, Decimal]]] = {}
    for day, weight in sorted(weights.items()):
        spans.setdefault(span_of(day), []).append((day, weight))
    return {of_span[0][0]: sum(weight for _, weight in of_span) / Decimal(len(of_span)) for of_span in spans.values()}
