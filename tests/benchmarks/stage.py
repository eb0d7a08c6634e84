"""Who is measured: the lifters, their workouts in progress, and the ways to ask."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from django.urls import reverse

from tests.benchmarks import bare, seeding
from tests.benchmarks.clients import Asker, Browser, Request, sign_in
from tests.benchmarks.timing import Timing, floor, repeated
from workouts.domain.values import Values
from workouts.models import User, WorkoutSession
from workouts.services import records, sets

MANY = 100_000
FEW = 5_000
YOUNG, OLD = 12_000, 1_000_000  # logging must not get slower with the years
CLIENTS = 8


@dataclass(frozen=True, slots=True)
class Visitor:
    browser: Browser
    session: WorkoutSession

    @property
    def page(self) -> Request:
        return self.browser.get(self.session.get_absolute_url())

    @property
    def bares(self) -> list[Request]:
        return [self.browser.post(bare.PATH, weight="80", reps="8", type="weight_reps")] * len(self.logs)

    @property
    def logs(self) -> list[Request]:
        """Log each row of the workout once, in order. One exercise in six breaks records."""
        requests = []
        for entry in self.session.entries.prefetch_related("sets"):
            fields = {"weight": "150" if entry.position == 1 else "80", "reps": "8", "type": "weight_reps"}
            rows = [reverse("log_set", args=[entry.uuid, row.uuid]) for row in entry.sets.all()]
            requests += [self.browser.post(path, **fields) for path in rows]
        return requests


@dataclass(frozen=True, slots=True)
class People:
    lifters: list[Visitor]  # eight that log 6 × 4 rows; the first has 100,000 sets
    reader: Visitor  # looks at 8 × 5 rows, half of them logged
    young: Visitor
    old: Visitor | None  # takes a minute to make: not in a quick run
    rebuilt: Timing

    @property
    def heavy(self) -> Visitor:
        return self.lifters[0]


@dataclass(frozen=True, slots=True)
class Stage:
    """One run of a measure is `rounds` rounds; a figure is the median of `runs` runs."""

    port: int
    web: int  # the process, whose children answer
    asker: Asker
    people: People
    runs: int
    rounds: int

    def floor(self) -> Timing:
        return floor(os.environ["DATABASE_URL"], 40 * self.rounds)

    def bare(self, clients: int = 1) -> Timing:
        asked = [visitor.bares for visitor in self.people.lifters[:clients]]
        return Timing.of(self.asker.play(*asked) for _ in range(self.rounds))

    def log(self, clients: int = 1) -> Timing:
        return self.log_of(*self.people.lifters[:clients])

    def log_of(self, *visitors: Visitor) -> Timing:
        """Each round logs the same rows, after their checks are taken off; what that takes is not counted."""
        asked = [visitor.logs for visitor in visitors]
        played = []
        for _ in range(self.rounds):
            seeding.begin_again(*(visitor.session for visitor in visitors))
            played.append(self.asker.play(*asked))
        return Timing.of(played)

    def warm(self, request: Request) -> Timing:
        self.asker.play([request])
        return Timing.of(self.asker.play([request] * 12) for _ in range(self.rounds))

    def cold(self, request: Request, lifter: User) -> Timing:
        """Every request comes after a write of the lifter, so that no cached figure is left."""
        played = []
        for _ in range(2 * self.rounds):
            lifter.raise_generation()
            played.append(self.asker.play([request]))
        return Timing.of(played)

    def warm_up(self) -> None:
        """Have every web process load its templates and connect, which counts for no one."""
        for requests in ([visitor.page] * 10 for visitor in self.people.lifters):
            self.asker.play(*[requests] * 4)
        self.bare(CLIENTS)
        self.log(CLIENTS)


def people(*, rebuilds: int, is_quick: bool) -> People:
    seeding.prepare_yardstick()
    old = [] if is_quick else [seeding.lifter("old", sets=OLD)]
    young = seeding.lifter("young", sets=YOUNG)
    heavy = seeding.lifter("heavy", sets=MANY)
    others = [seeding.lifter(f"lifter{number}", sets=FEW) for number in range(1, CLIENTS)]
    reader = seeding.lifter("reader", sets=FEW)
    seeding.tidy()
    rebuilt = repeated(rebuilds, lambda: records.rebuild(heavy))
    for lifter in [*others, reader, young, *old]:
        records.rebuild(lifter)
    eight, ages = [heavy, *others], [young, *old]
    lifters = [_visitor(lifter, seeding.begin(lifter, exercises=6, rows=4)) for lifter in [*eight, *ages]]
    read = seeding.begin(reader, exercises=8, rows=5)
    _log_half(read)
    seeding.tidy()
    return People(
        lifters=lifters[:CLIENTS],
        reader=_visitor(reader, read),
        young=lifters[CLIENTS],
        old=None if is_quick else lifters[-1],
        rebuilt=rebuilt,
    )


def _visitor(lifter: User, session: WorkoutSession) -> Visitor:
    return Visitor(sign_in(lifter, session), session)


def _log_half(session: WorkoutSession) -> None:
    entries = list(session.entries.prefetch_related("sets"))
    rows: Sequence = list(chain.from_iterable(entry.sets.all() for entry in entries))
    for row in rows[: len(rows) // 2]:
        values = Values(weight_kg=Decimal(80), reps=8)
        sets.log_set(session.lifter, entry_uuid=row.entry.uuid, uuid=row.uuid, values=values)
