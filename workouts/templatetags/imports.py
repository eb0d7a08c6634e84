"""How imports are told."""

from collections.abc import Sequence
from datetime import date

from django import template

from workouts.formats import ours
from workouts.formats.files import LABELS, MEASURING
from workouts.models import Import

register = template.Library()

MINUTE = 60
BROUGHT = ("workouts", "sets", "updated", "offered", "measurements", "deleted")  # figures of a preview


@register.filter
def format_name(job: Import) -> str:
    return LABELS.get(job.source_format, job.source_format)


@register.filter
def is_of_body(job: Import) -> bool:
    """Whether its file holds measurements rather than workouts."""
    return job.source_format in MEASURING


@register.filter
def time_left(seconds: int | None) -> str:
    """Write roughly how long it still takes; nothing while nobody can say."""
    if seconds is None:
        return ""
    if seconds < MINUTE:
        rough = 5 * max(1, round(seconds / 5))
        return f"about {rough} seconds left"
    minutes = round(seconds / MINUTE)
    return f"about {minutes} {'minute' if minutes == 1 else 'minutes'} left"


@register.simple_tag
def month_span(first_on: str, last_on: str) -> str:
    """Write which months two days span: March 2019 to November 2026."""
    if not first_on:
        return ""
    first, last = (f"{date.fromisoformat(day):%B %Y}" for day in (first_on, last_on))
    return first if first == last else f"{first} to {last}"


@register.filter
def brings_something(job: Import) -> bool:
    """Whether there is anything to say yes to in what was read of it."""
    told = job.preview or {}
    return job.source_format == ours.FORMAT or any(told.get(figure) for figure in BROUGHT)


@register.filter
def in_runs(reasons: Sequence[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Join lines that follow each other and are left out for the same reason: [(first, last, reason)]."""
    runs: list[tuple[int, int, str]] = []
    for line, reason in reasons:
        if runs and runs[-1][1:] == (line - 1, reason):
            runs[-1] = (runs[-1][0], line, reason)
        else:
            runs.append((line, line, reason))
    return runs


@register.filter
def as_day(text: str) -> date:
    return date.fromisoformat(text)
