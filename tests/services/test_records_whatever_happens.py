"""Records are those of a rebuild, and those of an oracle, after any order of what lifters and workers can do.

`pytest --hypothesis-profile=thorough`, as the checks of every change run it, walks longer: 50 times 200 steps in all.
"""

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.records_machine import Records

WALKS = 5
RUNS, STEPS = {"thorough": (10, 200)}.get(settings.get_current_profile_name(), (3, 40))


@pytest.mark.parametrize("walk", range(WALKS))
def test_records_are_right_whatever_happens(transactional_db, walk):
    run_state_machine_as_test(
        seed(walk)(type("Walk", (Records,), {})),
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,  # the seed decides
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
