"""A history on its way in, through the worker, and out, through the web process."""

import http.client
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

from tests.benchmarks.clients import Played, Request
from tests.benchmarks.memory import peak_of
from tests.benchmarks.servers import HOST
from tests.benchmarks.stage import MANY, Stage
from tests.benchmarks.table import Limit, Row
from tests.benchmarks.timing import Timing
from tests.factories.hevy import file, row
from workouts.enums import ImportState
from workouts.models import Import, User
from workouts.services import file_imports

ROWS = 20_000
WORKOUTS, EXERCISES, SETS = 1_000, 5, 4
NAMES = ["Bench Press (Barbell)", "Squat (Barbell)", "Lat Pulldown (Cable)", "Garage thing", "Bicep Curl (Dumbbell)"]
PATIENCE = 60  # seconds
EVERY = 0.01


def rows(stage: Stage, worker: int) -> Iterator[Row]:
    yield _import(stage, worker)
    yield from _exports(stage)


# --- In -----------------------------------------------------------------------------------------------------------------


def _import(stage: Stage, worker: int) -> Row:
    """From the upload to the end, records included, but for the time that the lifter looks the preview over."""
    content = _history().encode()
    with peak_of(worker) as peak:
        _brought_in("warm-up", content[: content.index(b"Day 20") - 1])
        played = [_brought_in(f"mover{number}", content) for number in range(stage.runs)]
    ours = Timing.of(played)
    read, stored = (
        Timing.of(Played(part, [part]) for part in parts) for parts in zip(*(p.times for p in played), strict=True)
    )
    seconds = read.p50 + stored.p50
    limits = [
        Limit("rows/s", 1000 * ROWS / seconds, 5_000, at_least=True),
        Limit("worker", peak.megabytes, 200, " MB"),
    ]
    notes = [f"preview {read.p50:,.0f} ms, run {stored.p50:,.0f} ms, {', '.join(limit.found for limit in limits)}"]
    return Row(f"import {ROWS:,} rows", ours, limits=limits, notes=notes)


def _brought_in(name: str, content: bytes) -> Played:
    """Return the seconds until the preview stood, and from the lifter's word until all was stored."""
    lifter = User.objects.create_user(name)
    begun = time.perf_counter()
    job = file_imports.upload_file(lifter, uuid=uuid4(), name="workouts.csv", content=content)
    job = _reached(job, ImportState.PREVIEWED)
    read = time.perf_counter()
    _reached(file_imports.confirm_import(job, exercises={}), ImportState.DONE)
    stored = time.perf_counter()
    return Played(stored - begun, [read - begun, stored - read])


def _reached(job: Import, state: ImportState) -> Import:
    deadline = time.monotonic() + PATIENCE
    found = ""
    while found not in {state, ImportState.FAILED} and time.monotonic() < deadline:
        time.sleep(EVERY)
        found = Import.objects.values_list("state", flat=True).get(pk=job.pk)
    job.refresh_from_db()
    if found != state:
        raise RuntimeError(f"The import is {found}, not {state}: {job.error}")
    return job


def _history() -> str:
    """Write what ten years of another tracker come to."""
    lines = []
    for number in range(WORKOUTS):
        began = datetime(2016, 1, 4, 18) + timedelta(days=3 * number)
        moments = {"start": f"{began:%-d %b %Y, %H:%M}", "end": f"{began + timedelta(hours=1):%-d %b %Y, %H:%M}"}
        lines += [
            row(name, index, f"{40 + number % 50 + index},{5 + index},,,", title=f"Day {number}", **moments)
            for name in NAMES
            for index in range(SETS)
        ]
    return file(*lines)


# --- Out ----------------------------------------------------------------------------------------------------------------


def _exports(stage: Stage) -> Iterator[Row]:
    """Memory is held against an export of few sets, by processes that have exported before.

    Not packed, or the first byte would be that of an empty archive.
    """
    few, many = stage.people.reader.browser, stage.people.heavy.browser
    for name, path in (("JSON", "/profile/export/json/"), ("Hevy's CSV", "/profile/export/hevy/")):
        with peak_of(stage.web) as before:
            for _ in range(8):
                _downloaded(stage.port, few.get(path, encoding="identity"))
        with peak_of(stage.web) as peak:
            played = [_downloaded(stage.port, many.get(path, encoding="identity")) for _ in range(stage.runs)]
        ours = Timing.of(Played(each.seconds, each.times[:1]) for each in played)
        seconds = sum(each.seconds for each in played) / len(played)
        limits = [
            Limit("first byte", ours.p50, 300, " ms"),
            Limit("more memory", peak.megabytes - before.megabytes, 16, " MB"),
        ]
        notes = [f"whole in {seconds:.1f} s, {', '.join(limit.found for limit in limits)}"]
        yield Row(f"export {MANY:,} sets as {name}", ours, limits=limits, notes=notes)


def _downloaded(port: int, request: Request) -> Played:
    """Return the seconds of the whole, and those until the first byte."""
    method, path, headers, body = request
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    begun = time.perf_counter()
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        if response.status != 200 or not response.read(1):
            raise RuntimeError(f"{method} {path} answered {response.status}.")
        first = time.perf_counter() - begun
        while response.read(64 * 1024):
            pass
    finally:
        connection.close()
    return Played(time.perf_counter() - begun, [first])
