import gc

import pytest

from workouts.services.collector import resting_collector


def test_the_collector_rests_meanwhile_and_works_again_whatever_happens():
    seen = []

    with pytest.raises(ZeroDivisionError), resting_collector():
        seen.append(gc.isenabled() or 1 / 0)

    assert (seen, gc.isenabled()) == ([], True)


def test_the_collector_stays_at_rest_where_it_was():
    with resting_collector():
        with resting_collector():
            pass
        assert not gc.isenabled()
