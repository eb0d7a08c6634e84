"""Much work in parts."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], *, rows_of: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """Yield the items in lists, each of which ends with the one that brings its rows to so many."""
    batch: list[T] = []
    rows = 0
    for item in items:
        batch.append(item)
        rows += rows_of(item)
        if rows >= most:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch
