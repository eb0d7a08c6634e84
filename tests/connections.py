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
        yield lambda work, *args, **options: threads.submit(_closing, work, *args, **options)


def came_to_wait(work: Future) -> bool:
    """Whether the work stopped at a lock; False once it has ended without."""
    while not work.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.01)
    return False


def _closing(work: Callable, *args: object, **options: object) -> object:
    try:
        return work(*args, **options)
    finally:
        connection.close()
