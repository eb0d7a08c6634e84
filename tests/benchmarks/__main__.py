"""`python -m tests.benchmarks [--quick]`, which `make bench` calls. Ends with 1 when a budget is broken."""

import argparse
import os
import signal
import sys
import time

from tests.benchmarks import servers

FIGURES = servers.ROOT / "var" / "bench.json"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="Measure speed and size against their budgets."
    )
    parser.add_argument("--quick", action="store_true", help="one short run instead of the median of three")
    is_quick = parser.parse_args().quick
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))
    begun = time.monotonic()
    with servers.alone():
        servers.set_environment()
        broken = _measure(is_quick, begun)
    return 1 if broken else 0


def _measure(is_quick: bool, begun: float) -> int:
    servers.release()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the loop of the browser's driver runs in this thread
    import django  # here, as it reads the environment

    django.setup()
    from django.core.cache import cache

    from tests.benchmarks import clients, measures, moving, stage, table

    cache.clear()  # the database is new, and counts its lifters from 1 again
    people = stage.people(rebuilds=1 if is_quick else 3, is_quick=is_quick)
    print(f"Seeded after {time.monotonic() - begun:.0f} s, measuring", flush=True)
    runs, rounds = (1, 2) if is_quick else (3, 8)
    rows = []

    def note(row: table.Row) -> None:
        rows.append(row)
        print(f"  {row.what}", flush=True)

    with servers.web() as (port, web), clients.asker(port) as asker:
        on = stage.Stage(port, web, asker, people, runs, rounds)
        on.warm_up()
        for row in measures.rows(on):
            note(row)
        with servers.worker() as worker:  # last: it would take time from all others
            for row in moving.rows(on, worker):
                note(row)
    seconds = round(time.monotonic() - begun)
    table.write(rows, FIGURES, is_quick=is_quick, processors=os.cpu_count(), seconds=seconds)
    broken = sum(len(row.broken) for row in rows)
    print(f"\n{table.text(rows)}\n\n{seconds} s on {os.cpu_count()} processors; {broken} of the budgets broken")
    return broken


if __name__ == "__main__":
    sys.exit(main())
