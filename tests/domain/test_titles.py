import pytest

from workouts.domain.titles import is_by_hour, title_by_hour


@pytest.mark.parametrize(
    ("hour", "title"),
    [
        (0, "Night workout"), (4, "Night workout"), (5, "Morning workout"), (11, "Midday workout"),
        (14, "Afternoon workout"), (18, "Evening workout"), (22, "Night workout"), (23, "Night workout"),
    ],
)  # fmt: skip
def test_title_tells_the_time_of_day(hour, title):
    assert title_by_hour(hour) == title
    assert is_by_hour(title)
    assert is_by_hour(title.upper())


@pytest.mark.parametrize("title", ["", "Push A", "Morning workout 2", "Workout"])
def test_a_title_of_the_lifters_own_does_not(title):
    assert not is_by_hour(title)
