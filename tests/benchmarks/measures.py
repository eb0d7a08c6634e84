"""What is measured, and what it may cost: the budgets in one place."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from django.db import transaction
from django.utils import timezone

from tests.benchmarks import seeding
from tests.benchmarks.clients import Request, noted, statements
from tests.benchmarks.phone import SLOWER, tapped
from tests.benchmarks.stage import CLIENTS, MANY, OLD, YOUNG, Stage, Visitor
from tests.benchmarks.table import Limit, Row
from tests.benchmarks.timing import Timing, interleaved, timed
from tests.benchmarks.visit import Answer, fetched, first_visit
from workouts.domain.values import Values
from workouts.models import WorkoutSession, WorkoutSet
from workouts.services import records, sets

BARE = " × bare"


def rows(stage: Stage) -> Iterator[Row]:
    """Measure one thing after the other."""
    floor, bare = interleaved(stage.runs, stage.floor, stage.bare)
    yield _bare(stage, floor, bare)
    yield _log(stage)
    yield _log_by_eight(stage)
    if stage.people.old:
        yield _log_after_years(stage, stage.people.old)
    yield from _phone(stage)
    yield _live_page(stage)
    yield _first_visit(stage)
    yield _dashboard_warm(stage)
    yield from _dashboards_cold(stage, floor)
    yield _cold(stage, "exercise page, cold", f"/exercises/{seeding.exercise_ids()[0]}/", floor)
    yield _detect(stage, floor)
    rebuilt = stage.people.rebuilt
    yield Row(
        "rebuild all records",
        rebuilt,
        "floor",
        floor,
        rebuilt.p50 / floor.p50,
        [Limit("p50", rebuilt.p50, 2000, " ms")],
    )


def _bare(stage: Stage, floor: Timing, bare: Timing) -> Row:
    request = stage.people.heavy.bares[0]
    ratio = bare.p50 / floor.p50
    limits = [Limit("p50", ratio, 15, " × floor")]
    return Row(
        "bare", bare, "floor", floor, ratio, limits, len(statements(request)), *_sizes(fetched(stage.port, request))
    )


def _log(stage: Stage) -> Row:
    bare, ours = interleaved(stage.runs, stage.bare, stage.log)
    heavy = stage.people.heavy
    seeding.begin_again(heavy.session)
    found, ratio = statements(heavy.logs[0]), ours.p50 / bare.p50
    limits = [
        Limit("p50", ratio, 3, BARE),
        Limit("p95", ours.p95 / bare.p95, 4, BARE),  # like against like: bare's own p95
        Limit("SQL", len(found), 8),
    ]
    return Row("log a set", ours, "bare", bare, ratio, limits, len(found), *_sizes(fetched(stage.port, heavy.logs[1])))


def _log_by_eight(stage: Stage) -> Row:
    bare, ours = interleaved(stage.runs, lambda: stage.bare(CLIENTS), lambda: stage.log(CLIENTS))
    ratio = ours.per_second / bare.per_second
    limits = [Limit("per s", ratio, 0.3, BARE, at_least=True)]
    return Row(f"log a set, {CLIENTS} clients", ours, "bare", bare, ratio, limits)


def _log_after_years(stage: Stage, old: Visitor) -> Row:
    young, ours = interleaved(stage.runs, lambda: stage.log_of(stage.people.young), lambda: stage.log_of(old))
    ratio = ours.p50 / young.p50
    what, before = f"log a set, {OLD:,} sets before", f"{YOUNG:,} sets before"
    return Row(what, ours, before, young, ratio, [Limit("p50", ratio, 1.2, f" × {before}")])


def _phone(stage: Stage) -> Iterator[Row]:
    visitor = stage.people.lifters[-1]
    seeding.begin_again(visitor.session)
    found = tapped(stage.port, visitor.browser, visitor.session)
    if found is None:
        return
    limits = [
        Limit("swap", found.swap, 100, " ms after the tap"),
        Limit("longest task", found.longest_task, 50, " ms"),
        Limit("moved", found.shifted, 0),
    ]
    yield Row(
        f"a tap in Chromium, {SLOWER} × slower", limits=limits, notes=[", ".join(limit.found for limit in limits)]
    )


def _live_page(stage: Stage) -> Row:
    page = stage.people.reader.page
    bare, ours = interleaved(stage.runs, stage.bare, lambda: stage.warm(page))
    answer, found, ratio = fetched(stage.port, page), statements(page), ours.p50 / bare.p50
    limits = [
        Limit("p50", ratio, 5, BARE),
        Limit("SQL", len(found), 15),
        Limit("HTML", answer.sent, 10_000, " sent"),
        Limit("HTML", len(answer.content), 90_000, " raw"),
    ]
    return Row("live page, 8 × 5 sets", ours, "bare", bare, ratio, limits, len(found), *_sizes(answer))


def _first_visit(stage: Stage) -> Row:
    files = first_visit(stage.port, stage.people.reader.page)
    sent = sum(answer.sent for answer in files.values())
    raw = sum(len(answer.content) for answer in files.values())
    kinds: dict[str, list[int]] = {}
    for answer in files.values():
        kinds.setdefault(answer.kind, []).append(answer.sent)
    notes = [", ".join(f"{len(sizes)} {kind} {sum(sizes):,}" for kind, sizes in sorted(kinds.items()))]
    return Row("live page, first visit", limits=[Limit("sent", sent, 120_000)], bytes=sent, raw_bytes=raw, notes=notes)


def _dashboard_warm(stage: Stage) -> Row:
    page = stage.people.heavy.browser.get("/progress/?days=30")
    bare, ours = interleaved(stage.runs, stage.bare, lambda: stage.warm(page))
    answer, ratio = fetched(stage.port, page), ours.p50 / bare.p50
    limits = [Limit("p50", ratio, 4, BARE), *_is_page(answer)]
    return Row("dashboard, warm", ours, "bare", bare, ratio, limits, len(statements(page)), *_sizes(answer))


def _dashboards_cold(stage: Stage, floor: Timing) -> Iterator[Row]:
    for days in ("30", "all"):
        name, path = f"dashboard, {days} days, cold", f"/progress/?days={days}"
        usual = _cold(stage, name, path, floor)
        yield usual
        if stage.people.old:
            row = _cold(stage, f"{name}, {OLD:,} sets", path, floor, of=stage.people.old)
            ratio = row.ours.p50 / usual.ours.p50
            limits = [Limit("p50", ratio, 3, f" × with {MANY:,}"), *row.limits[1:]]
            yield replace(row, yardstick=f"{MANY:,} sets", held_against=usual.ours, ratio=ratio, limits=limits)


def _cold(stage: Stage, what: str, path: str, floor: Timing, *, of: Visitor | None = None) -> Row:
    heavy = of or stage.people.heavy
    page: Request = heavy.browser.get(path)
    (ours,) = interleaved(stage.runs, lambda: stage.cold(page, heavy.browser.lifter))
    heavy.browser.lifter.raise_generation()
    found, answer = statements(page), fetched(stage.port, page)
    limits = [Limit("p50", ours.p50, 150, " ms"), *_is_page(answer)]
    return Row(what, ours, "floor", floor, ours.p50 / floor.p50, limits, len(found), *_sizes(answer))


def _detect(stage: Stage, floor: Timing) -> Row:
    heavy = stage.people.heavy
    played = []
    for _ in range(5 * stage.runs):
        with transaction.atomic():
            session = _finished(heavy.session)
            with noted() as found:
                played.append(timed(partial(records.detect, session)))
            transaction.set_rollback(True)  # so that every time is the first one
    ours = Timing.of(played)
    limits = [Limit("p50", ours.p50, 50, " ms")]
    return Row("detect records, 24 sets", ours, "floor", floor, ours.p50 / floor.p50, limits, len(found))


def _finished(running: WorkoutSession) -> WorkoutSession:
    """Log all rows of the workout and finish it; the first exercise breaks records."""
    seeding.begin_again(running)
    for row in WorkoutSet.objects.filter(session=running).select_related("entry"):
        values = Values(weight_kg=Decimal(150 if row.entry.position == 1 else 80), reps=8)
        sets.log_set(running.lifter, entry_uuid=row.entry.uuid, uuid=row.uuid, values=values)
    WorkoutSession.objects.filter(pk=running.pk).update(completed_at=timezone.now())
    return WorkoutSession.objects.get(pk=running.pk)


def _is_page(answer: Answer) -> list[Limit]:
    """A page that is not built yet would be very quick."""
    return [] if b"</main>" in answer.content else [Limit("a page", 0, 1, at_least=True)]


def _sizes(answer: Answer) -> tuple[int, int]:
    return answer.sent, len(answer.content)
