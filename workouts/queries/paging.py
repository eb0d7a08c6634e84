"""Finished workouts a page at a time, the newest first.

They stand in the order of their local days, so that months never mix for who travels; within a day, by their start. A page
begins and ends at a mark and not at a count: workouts that come or go meanwhile neither repeat a row nor hide one.
"""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from workouts.domain.marks import Mark
from workouts.models import WorkoutSession

NEWEST_FIRST = ("-started_on", "-started_at", "-pk")
OLDEST_FIRST = ("started_on", "started_at", "pk")


class Page(NamedTuple):
    """Its workouts, and the marks behind which there are more."""

    sessions: list[WorkoutSession]
    newer: Mark | None
    older: Mark | None


def page_of(
    sessions: QuerySet[WorkoutSession], *, size: int, before: Mark | None = None, after: Mark | None = None
) -> Page:
    """Return the workouts before a mark, or those just after one, or else the newest. One statement, or two at the top."""
    if after is not None:
        found = list(sessions.filter(_newer(after)).order_by(*OLDEST_FIRST)[: size + 1])
        if len(found) > size:
            shown = found[:size][::-1]
            return Page(shown, newer=_mark(shown[0]), older=_mark(shown[-1]))
        before = None  # not a whole page is left there: the newest begin with it
    if before is not None:
        sessions = sessions.filter(_older(before))
    found = list(sessions.order_by(*NEWEST_FIRST)[: size + 1])
    shown = found[:size]
    return Page(
        shown,
        newer=_mark(shown[0]) if before is not None and shown else None,
        older=_mark(shown[-1]) if len(found) > size else None,
    )


def _mark(session: WorkoutSession) -> Mark:
    return Mark(session.started_on, session.started_at, session.pk)


def _older(mark: Mark) -> Q:
    same_day = Q(started_on=mark.day)
    within = Q(started_at__lt=mark.at) | Q(started_at=mark.at, pk__lt=mark.pk)
    # The first condition follows from the second; it is what an index by day is read by.
    return Q(started_on__lte=mark.day) & (Q(started_on__lt=mark.day) | same_day & within)


def _newer(mark: Mark) -> Q:
    same_day = Q(started_on=mark.day)
    within = Q(started_at__gt=mark.at) | Q(started_at=mark.at, pk__gt=mark.pk)
    return Q(started_on__gte=mark.day) & (Q(started_on__gt=mark.day) | same_day & within)
