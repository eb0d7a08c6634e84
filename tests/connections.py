"""Two connections at once, for what a worker and a lifter, or two phones, do at the same time."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection


@contextmanager
def elsewhere() -> Iterator[Callable[..., Future]]:
    """Yield what starts a function on a connection of its own. Leave it only after the locks it may wait for."""
    with ThreadPoolExecutor(1) as threads:
        yield lambda work, *args, **options: threads.submit(closing, work, *args, **options)


def came_to_wait(work: Future) -> bool:
    """Whether the work stopped at a lock; False once it has ended without."""
    looks = 0
    while not work.done() and looks < 3:  # a lock that is gone at the next look was none of ours
        looks = looks + 1 if _waits_somewhere() else 0
        time.sleep(0.01)
    return not work.done()


def closing(work: Callable, *args: object, **options: object) -> object:
    """Work on the connection of this thread, and leave none behind."""
    try:
        return work(*args, **options)
    finally:
        connection.close()


def _waits_somewhere() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]
