"""How the server does, beside what it should do; and how it is used. Sums, and nothing of any lifter."""

import math
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from workouts import queue
from workouts.queries.operations import Served, Trained, served, trained

DAY, WEEK = timedelta(days=1), timedelta(days=7)
REQUEST_SECONDS, STATEMENT_SECONDS, HIT_RATE = 0.2, 0.05, 0.7


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, what it is made of, and whether it keeps to its target; None where there is nothing to judge."""

    figure: str
    made_of: str
    keeps: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    target: str
    cells: tuple[Cell, ...]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    context = admin.site.each_context(request) | {
        "title": "Figures",
        "lines": _lines(),
        "depths": queue.depths(),
    }
    return TemplateResponse(request, "admin/figures.html", context)


def _lines() -> list[Line]:
    now = timezone.now()
    load = [served(now, last=last) for last in (DAY, WEEK)]
    use = [trained(now, last=last) for last in (DAY, WEEK)]
    return [
        Line("Requests, p95", "under 200 ms", tuple(_requests(each) for each in load)),
        Line("Statements, p95", "under 50 ms", tuple(_statements(each) for each in load)),
        Line("Figures found in the cache", "over 70 %", tuple(_hits(each) for each in load)),
        Line("Started workouts that were finished", "", tuple(_completed(each) for each in use)),
        Line("Workouts per lifter and week", "", (_of_a_day(use[0]), _of_a_week(use[1]))),
    ]


def _requests(load: Served) -> Cell:
    if load.request_p95 is None:
        return Cell("–", "no requests yet")
    return Cell(_time(load.request_p95), _count(load.requests, "request"), load.request_p95 <= REQUEST_SECONDS)


def _statements(load: Served) -> Cell:
    if load.statement_p95 is None:
        return Cell("–", "no statements yet")
    return Cell(
        _time(load.statement_p95), _count(load.statements, "statement"), load.statement_p95 <= STATEMENT_SECONDS
    )


def _hits(load: Served) -> Cell:
    looked = load.hits + load.misses
    if not looked:
        return Cell("–", "no figures asked for yet")
    rate = load.hits / looked
    return Cell(_percent(load.hits, looked), f"{load.hits:,} of {_count(looked, 'look', 'looks')}", rate > HIT_RATE)


def _completed(use: Trained) -> Cell:
    ended = use.finished + use.discarded
    running = f"{use.running:,} still running" if use.running else ""
    if not ended:
        return Cell("–", running or "none started yet")
    return Cell(_percent(use.finished, ended), ", ".join(filter(None, [f"{use.finished:,} of {ended:,}", running])))


def _of_a_day(use: Trained) -> Cell:
    return Cell("–", _count(use.workouts, "workout") if use.workouts else "no workouts yet")


def _of_a_week(use: Trained) -> Cell:
    if not use.lifters:
        return Cell("–", "no workouts yet")
    made_of = f"{_count(use.workouts, 'workout')} of {_count(use.lifters, 'lifter')}"
    return Cell(f"{use.workouts / use.lifters:.1f}", made_of)


def _time(seconds: float) -> str:
    """Write a latency to about the precision that the buckets have."""
    if seconds == math.inf:
        return "over 51 s"
    if seconds >= 1:
        return f"{seconds:.1f} s"
    return f"{seconds * 1000:.1f} ms" if seconds < 0.01 else f"{seconds * 1000:.0f} ms"


def _percent(part: int, whole: int) -> str:
    """Write a share, rounded down to a tenth: 100 % is all of them."""
    return f"{1000 * part // whole / 10:g} %"


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
