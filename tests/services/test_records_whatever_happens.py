"""Records are those of a rebuild, and those of an oracle, after any order of what lifters and workers can do.

`pytest --hypothesis-profile=thorough` walks longer.
"""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.records_machine import Records

RUNS, STEPS = {"thorough": (50, 200)}.get(settings.get_current_profile_name(), (10, 40))


def test_records_are_right_whatever_happens(db):
    run_state_machine_as_test(
        Records,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=RUNS < 50,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
