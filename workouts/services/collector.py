"""Python's garbage collector, out of the way while a whole file is held."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """Collect no cycles meanwhile: there are next to none, and looking for them among all rows takes a third of an import.

    For commands and the worker, which do one thing at a time.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
