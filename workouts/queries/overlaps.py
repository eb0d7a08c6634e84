"""Workouts that were going on at the same time as another."""

from typing import Any

from django.db.models import QuerySet

from workouts.models import WorkoutSession


def overlapping(session: WorkoutSession) -> QuerySet[Any]:
    """Return the lifter's other workouts that were going on at the same time."""
    others = WorkoutSession.objects.owned_by(session.lifter_id).kept().exclude(pk=session.pk)
    over = others.filter(started_at__lt=session.completed_at)
    return (over.filter(completed_at=None) | over.filter(completed_at__gt=session.started_at)).order_by("started_at")


def overlap_said(other: WorkoutSession) -> str:
    """Return the warning that a workout overlaps with another."""
    day = other.started_at.astimezone(other.zone)
    return f"It overlaps with “{other.title}”, begun on {day.day} {day:%B at %H:%M}."
