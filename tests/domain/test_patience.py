"""A page asks less and less often, and stops."""

from itertools import count, takewhile

from workouts.domain.patience import ask_again_in


def test_a_page_asks_less_and_less_and_stops_after_some_minutes():
    waits = list(takewhile(lambda seconds: seconds is not None, map(ask_again_in, count())))

    assert waits[:7] == [1, 2, 4, 8, 16, 30, 30]
    assert set(waits[7:]) == {30}
    assert 240 < sum(waits) < 360


def test_however_often_it_was_asked_there_is_an_answer():
    assert [ask_again_in(asked) for asked in (100, 9999)] == [None, None]
