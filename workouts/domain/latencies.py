"""Latencies counted in buckets: any number of them in little room, and what most of them kept to."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

# Seconds: the upper edges of the buckets, eight to a doubling, from 0.1 ms to 51 s. The targets of 50 and 200 ms are among
# them, so that what keeps to a target is told exactly. Whoever moves an edge makes nonsense of the counts that are stored.
EDGES = tuple(0.05 * 2 ** (step / 8) for step in range(-72, 81))
BUCKETS = len(EDGES) + 1


def counted(seconds: Iterable[float]) -> list[int]:
    """Return how many lie in each bucket; the last has what is beyond every edge."""
    counts = [0] * BUCKETS
    for each in seconds:
        counts[bisect_left(EDGES, each)] += 1
    return counts


def percentile(counts: Sequence[int], share: float) -> float | None:
    """Return seconds that this share took at most: the edge above, so up to 9 % too many. None where none were counted."""
    wanted = math.ceil(sum(counts) * share)
    if not wanted:
        return None
    reached = 0
    for edge, count in zip((*EDGES, math.inf), counts, strict=True):
        reached += count
        if reached >= wanted:
            return edge
    return math.inf
