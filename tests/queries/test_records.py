"""Records as pages and programs read them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from workouts.domain.record_values import KINDS
from workouts.enums import ExerciseType
from workouts.models import PersonalRecord
from workouts.queries.records import BY_KIND, exercise_records, latest_medals, told_records
from workouts.services.records import rebuild

MONDAY = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
PRESS = {"duration_seconds": None, "distance_m": None, "custom_metric": None}


@pytest.fixture
def bench(db):
    return ExerciseFactory(name="Bench press")


def workout(lifter, exercise, weight, reps=5, *, day=0, **details):
    session = FinishedSessionFactory(lifter=lifter, started_at=MONDAY + timedelta(days=day), **details)
    return SetFactory(entry=EntryFactory(session=session, exercise=exercise), weight_kg=Decimal(weight), reps=reps)


@pytest.fixture
def twice(lifter, stranger, bench):
    """Two workouts, the second one heavier; somebody else is stronger."""
    rows = [workout(lifter, bench, 100, time_zone="Asia/Tokyo"), workout(lifter, bench, 105, day=7)]
    workout(stranger, bench, 200)
    for each in (lifter, stranger):
        rebuild(each)
    return rows


@pytest.mark.parametrize("kind", ExerciseType)
def test_the_database_orders_kinds_as_the_domain_does(lifter, kind):
    row = SetFactory(entry__session=FinishedSessionFactory(lifter=lifter), entry__exercise=ExerciseFactory(type=kind))
    for record_type in sorted(KINDS[kind]):
        PersonalRecord.objects.create(
            lifter=lifter,
            exercise=row.exercise,
            session=row.session,
            record_type=record_type,
            value=1,
            achieved_at=row.session.started_at,
        )

    assert tuple(PersonalRecord.objects.order_by(BY_KIND).values_list("record_type", flat=True)) == KINDS[kind]


def test_exercise_records_stand_in_their_order_with_those_they_followed(lifter, bench, twice):
    first, second = twice

    found = exercise_records(lifter, bench)

    assert [(record["kind"], record["gain"], len(record["history"])) for record in found] == [
        ("1rm", Decimal("5.625"), 1),
        ("max_weight", 5, 1),
        ("3rm", 5, 1),
        ("5rm", 5, 1),
        ("set_volume", 25, 1),
        ("volume", 25, 1),
        ("reps", None, 0),
    ]
    (before,) = found[2].pop("history")
    assert found[2] == {
        "kind": "3rm",
        "type": "weight_reps",
        "value": 105,
        "formula": "",
        "previous_value": 100,
        "previous_on": date(2026, 3, 3),  # in Tokyo
        "gain": 5,
        "set_id": second.pk,
        "set": {"weight_kg": 105, "reps": 5, **PRESS},
        "bodyweight_kg": None,
        "day": date(2026, 3, 9),
        "session": str(second.session.uuid),
        "earlier": 0,
    }
    assert (before["value"], before["gain"], before["session"]) == (100, None, str(first.session.uuid))


def test_exercise_records_of_a_long_history_name_the_latest_and_count_the_rest(lifter, bench):
    for day in range(23):
        workout(lifter, bench, 100 + day, reps=1, day=day)
    rebuild(lifter)

    heaviest = next(record for record in exercise_records(lifter, bench) if record["kind"] == "max_weight")

    assert [before["value"] for before in heaviest["history"]] == list(range(121, 101, -1))
    assert (heaviest["value"], heaviest["earlier"]) == (122, 2)


@pytest.mark.parametrize("count", [1, 3])
def test_exercise_records_take_one_statement(lifter, bench, django_assert_num_queries, count):
    for day in range(count):
        workout(lifter, bench, 100 + day, day=day)
    rebuild(lifter)

    with django_assert_num_queries(1):
        assert len(exercise_records(lifter, bench)) == 7


def test_latest_medals_are_the_most_telling_of_each_exercise_and_workout(lifter, bench, twice):
    row = ExerciseFactory(name="Row")
    for day, weight in ((7, 60), (8, 70)):
        workout(lifter, row, weight, day=day)
    workout(lifter, bench, 50, reps=20, day=9)
    rebuild(lifter)

    found = latest_medals(lifter, most=5)

    assert [(each["exercise"], each["kind"], each["others"], each["day"].day) for each in found] == [
        ("Bench press", "set_volume", 2, 11),  # and its session volume, and the repetitions
        ("Row", "1rm", 5, 10),
        ("Bench press", "1rm", 5, 9),
    ]
    assert {key: value for key, value in found[1].items() if key in {"exercise_id", "units", "gain"}} == {
        "exercise_id": row.pk,
        "units": {"weight_unit": "kg", "distance_unit": "km"},
        "gain": Decimal("11.25"),
    }


def test_latest_medals_are_so_many_at_most(lifter, bench):
    for day in range(4):
        workout(lifter, bench, 100 + day, day=day)
    rebuild(lifter)

    assert [each["day"].day for each in latest_medals(lifter, most=2)] == [5, 4]


@pytest.mark.parametrize("count", [2, 4])
def test_latest_medals_take_one_statement(lifter, bench, django_assert_num_queries, count):
    for day in range(count):
        workout(lifter, bench, 100 + day, day=day)
    rebuild(lifter)

    with django_assert_num_queries(1):
        assert len(latest_medals(lifter, most=5)) == count - 1


def test_told_records_are_those_that_stand(lifter, bench, twice):
    first, second = twice
    moment = {"achieved_at": second.session.started_at, "superseded_at": None, "workout_id": second.session_id}

    found = {record["record_type"]: record for record in told_records(lifter, bench)}

    assert list(found) == ["1rm", "max_weight", "3rm", "5rm", "set_volume", "volume", "reps"]
    assert found["1rm"] == {
        "record_type": "1rm",
        "value": Decimal("118.125"),
        "unit": "kg",
        "formula": "brzycki",
        "previous_value": Decimal("112.5"),
        "previous_achieved_at": first.session.started_at,
        "gain": Decimal("5.625"),
        **moment,
        "set_id": second.pk,
        "set": {"weight_kg": 105, "reps": 5, **PRESS},
    }
    assert found["volume"] == {
        "record_type": "volume",
        "value": 525,
        "unit": "kg",
        "formula": None,
        "previous_value": 500,
        "previous_achieved_at": first.session.started_at,
        "gain": 25,
        **moment,
        "set_id": None,
        "set": None,
    }


def test_told_records_with_their_history_are_all_that_ever_stood(lifter, bench, twice):
    first, second = (row.session for row in twice)

    found = told_records(lifter, bench, with_history=True)

    told = [(each["record_type"], each["workout_id"], each["superseded_at"]) for each in found]
    assert told == [
        *(
            each
            for kind in ("1rm", "max_weight", "3rm", "5rm", "set_volume", "volume")
            for each in ((kind, second.pk, None), (kind, first.pk, second.started_at))
        ),
        ("reps", first.pk, None),
    ]


@pytest.mark.parametrize("with_history", [True, False])
def test_told_records_take_one_statement(lifter, bench, twice, django_assert_num_queries, with_history):
    with django_assert_num_queries(1):
        told_records(lifter, bench, with_history=with_history)
