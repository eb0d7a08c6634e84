"""A walk past every operation of the API as anybody, as a stranger and as the owner."""

from dataclasses import dataclass

import pytest
from django.utils import timezone

from tests.api.conftest import Program
from tests.walk.things import SECRET, all_of, things_of
from workouts.api import api


@dataclass(frozen=True)
class Operation:
    """What it answers to the three who may ask, with the body that the owner sends."""

    anonymous: int
    stranger: int
    owner: int
    sends: str = ""  # what is sent: a name that `body` knows


def own(owner, sends=""):
    """The address names something of the owner's, which is not there for anybody else."""
    return Operation(401, 404, owner, sends)


def each(status, sends=""):
    """Whoever is signed in has their own."""
    return Operation(401, status, status, sends)


# A new operation needs its line here.
OPERATIONS = {
    "GET /health": Operation(200, 200, 200),
    "GET /workouts": each(200),
    "POST /workouts": each(201, "past"),
    "GET /workouts/list": each(200),
    "GET /workouts/{finished}": own(200),
    "PATCH /workouts/{finished}": own(200, "title"),
    "DELETE /workouts/{finished}": own(200),
    "POST /workouts/{running}/complete": own(200, "rating"),
    "POST /workouts/{running}/sets": own(201, "set"),
    "PATCH /workouts/{finished}/sets/{done}": own(200, "reps"),
    "DELETE /workouts/{finished}/sets/{done}": own(200),
    "GET /exercises": each(200),
    "GET /exercises/{exercise}": own(200),
    "GET /exercises/{exercise}/records": own(200),
    "GET /exercises/{exercise}/volume": own(200),
}
THINGS = {"finished": "workout_id", "running": "workout_id", "done": "set_id", "exercise": "exercise_id"}


def body(name, things):
    begun = timezone.now().replace(microsecond=0)
    return {
        "": None,
        "past": {"started_at": begun.isoformat(), "completed_at": begun.isoformat()},
        "title": {"title": "Push"},
        "rating": {"rating": 4},
        "set": {"exercise_id": things.other.pk, "set_number": 1, "reps": 5, "weight_kg": 100},
        "reps": {"reps": 6},
    }[name]


def operations():
    """Yield every operation, also one that the description of the API would leave out."""
    for _, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield from (f"{method} {path}" for method in operation.methods)


def test_every_operation_says_what_it_answers_to_whom():
    parameters = {thing: f"{{{parameter}}}" for thing, parameter in THINGS.items()}
    told = {operation.format(**parameters) for operation in OPERATIONS}

    missing = "needs a line in tests/walk/test_api.py"
    assert {operation: missing for operation in operations() if operation not in told} == {}
    assert told - set(operations()) == set()


@pytest.mark.parametrize("named_by", ["pk", "uuid"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_operation(operation, named_by, lifter, stranger):
    things, answers = things_of(lifter), OPERATIONS[operation]
    method, path = operation.split()
    names = {name: getattr(getattr(things, name), named_by, getattr(things, name).pk) for name in THINGS}
    call = method, f"/api{path.format(**names)}", body(answers.sends, things)
    before = all_of(lifter)

    others = [Program(who).send(*call) for who in (None, stranger)]

    assert [answer.status_code for answer in others] == [answers.anonymous, answers.stranger]
    assert not any(SECRET in answer.content.decode() for answer in others)
    assert all(answer.json()["success"] is (answer.status_code < 400) for answer in others)
    assert all_of(lifter) == before

    assert Program(lifter).send(*call).status_code == answers.owner
