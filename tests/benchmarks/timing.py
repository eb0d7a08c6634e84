"""Times of many requests, told as few figures."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median, quantiles

import psycopg

from tests.benchmarks import bare
from tests.benchmarks.clients import Played


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one request, and how many were answered each second."""

    p50: float
    p95: float
    per_second: float

    @classmethod
    def of(cls, played: Iterable[Played]) -> "Timing":
        rounds = list(played)
        times = sorted(1000 * seconds for round_ in rounds for seconds in round_.times)
        p95 = quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
        return cls(median(times), p95, len(times) / sum(round_.seconds for round_ in rounds))

    @classmethod
    def median(cls, runs: list["Timing"]) -> "Timing":
        return cls(*(median(getattr(run, name) for run in runs) for name in ("p50", "p95", "per_second")))


def interleaved(runs: int, *measures: Callable[[], Timing]) -> list[Timing]:
    """Measure one after the other, again and again, so that a busy minute hits all; each figure is the median."""
    measured = [[measure() for measure in measures] for _ in range(runs)]
    return [Timing.median(list(column)) for column in zip(*measured, strict=True)]


def timed(act: Callable[[], object]) -> Played:
    begun = time.perf_counter()
    act()
    seconds = time.perf_counter() - begun
    return Played(seconds, [seconds])


def repeated(times: int, act: Callable[[], object]) -> Timing:
    """Time a call in this process."""
    return Timing.of(timed(act) for _ in range(times))


def floor(address: str, inserts: int) -> Timing:
    """The other yardstick: one INSERT and its commit, nothing else."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(bare.INSERT, [0, "stored"])  # the first one looks the table up
        # Planned anew each time, as by pgbench and by Django.
        return repeated(inserts, lambda: connection.execute(bare.INSERT, [0, "stored"], prepare=False))
