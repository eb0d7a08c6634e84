import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.latencies import BUCKETS, EDGES, counted, percentile

MS = 0.001


def p95(*seconds):
    return percentile(counted(seconds), 0.95)


def test_the_targets_are_edges():
    assert {0.05, 0.2} <= set(EDGES)


@pytest.mark.parametrize(
    ("seconds", "bucket"), [(0, 0), (0.05, 72), (0.0500001, 73), (0.2, 88), (51, 152), (10**6, BUCKETS - 1)]
)
def test_counted(seconds, bucket):
    counts = counted([seconds])

    assert (counts.index(1), sum(counts), len(counts)) == (bucket, 1, BUCKETS)


def test_percentile_of_nothing_is_none():
    assert percentile(counted([]), 0.95) is None
    assert percentile([], 0.95) is None


@pytest.mark.parametrize(
    ("quick", "slow", "is_quick"), [(95, 5, True), (94, 6, False), (19, 1, True), (18, 1, False), (1, 0, True)]
)
def test_p95_is_what_95_of_100_kept_to(quick, slow, is_quick):
    found = p95(*[10 * MS] * quick, *[300 * MS] * slow)

    assert (found < 11 * MS) is is_quick
    assert is_quick or 300 * MS <= found < 328 * MS


@pytest.mark.parametrize(("seconds", "edge"), [(0.2, 0.2), (0.05, 0.05), (0.2001, EDGES[89]), (90, math.inf)])
def test_p95_tells_exactly_what_keeps_to_a_target(seconds, edge):
    assert p95(seconds) == edge


@given(st.lists(st.floats(min_value=0.0001, max_value=50), min_size=1, max_size=300))
def test_p95_is_at_most_a_bucket_above(seconds):
    exact = sorted(seconds)[math.ceil(len(seconds) * 0.95) - 1]

    assert exact <= p95(*seconds) <= exact * 2 ** (1 / 8) * 1.0000001
