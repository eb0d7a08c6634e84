import pytest

from workouts.services.batches import batches


@pytest.mark.parametrize(
    ("sizes", "parts"),
    [
        ([], []),
        ([1], [[1]]),
        ([1, 1, 1], [[1, 1], [1]]),
        ([1, 1], [[1, 1]]),
        ([5, 1], [[5], [1]]),
        ([1, 5, 0], [[1, 5], [0]]),
    ],
)
def test_batches_end_with_what_brings_them_to_so_many_rows(sizes, parts):
    assert list(batches(iter(sizes), rows_of=int, most=2)) == parts
