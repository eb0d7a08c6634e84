from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RoutineFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.queries.history import session_facts
from workouts.queries.session_records import session_records
from workouts.services.due import mark_due
from workouts.services.records import rebuild

START = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


def workout(lifter, *, day=0, exercise=None, sets=(), **session):
    """A workout so many days after the first one."""
    done = FinishedSessionFactory(lifter=lifter, started_at=START + timedelta(days=day), **session)
    if exercise:
        entry = EntryFactory(session=done, exercise=exercise)
        for weight, reps in sets:
            SetFactory(entry=entry, weight_kg=Decimal(str(weight)), reps=reps)
    return done


def test_session_facts_number_counts_finished_workouts_before(lifter):
    workout(lifter)
    FinishedSessionFactory(lifter=UserFactory())
    SessionFactory(lifter=lifter, started_at=START, discarded_at=START)
    second, third = workout(lifter, day=1), workout(lifter, day=1)

    assert [session_facts(session)["number"] for session in (second, third)] == [2, 3]


def test_session_facts_last_is_the_one_of_the_same_routine(lifter):
    routine = RoutineFactory(lifter=lifter)
    last = workout(lifter, routine=routine, title="Old name", total_volume_kg=Decimal(900), total_sets=9, total_reps=45)
    workout(lifter, day=1, title="Other")
    session = workout(lifter, day=2, routine=routine, total_volume_kg=Decimal(1000))
    workout(lifter, day=3, routine=routine)

    assert session_facts(session)["last"] == {
        "uuid": str(last.uuid),
        "day": date(2026, 3, 2),
        "volume_kg": Decimal(900),
        "volume_gain_kg": Decimal(100),
        "volume_loss_kg": Decimal(-100),
        "seconds": 3600,
        "sets": 9,
        "reps": 45,
    }


@pytest.mark.parametrize(("title", "is_alike"), [("push a", True), ("Push B", False)])
def test_session_facts_last_without_a_routine_is_the_one_of_the_same_title(lifter, title, is_alike):
    workout(lifter, title=title)

    assert (session_facts(workout(lifter, day=1))["last"] is not None) is is_alike


def test_session_facts_entries_are_as_they_were_numbered(lifter):
    exercise = ExerciseFactory(name="Bench press")
    session = workout(lifter)
    entry = EntryFactory(session=session, exercise=exercise, notes="Wide grip")
    SetFactory(entry=entry, set_type="warmup", weight_kg=Decimal(40))
    SetFactory(entry=entry, weight_kg=Decimal(95), rpe=Decimal("8.5"))
    SetFactory(entry=entry, set_type="drop", weight_kg=Decimal(70), reps=13)
    RowFactory(entry=entry)

    facts = session_facts(session)
    ((found,),) = (part["entries"] for part in facts["parts"])

    rows = [(row["label"], row["weight_kg"], row["rpe"], row["one_rep_max_kg"]) for row in found.pop("sets")]
    assert rows == [
        ("W", 40, None, None),
        ("1", 95, Decimal("8.5"), Decimal("106.875")),
        ("D", 70, None, None),
    ]
    assert found == {
        "exercise_id": exercise.pk,
        "name": "Bench press",
        "type": "weight_reps",
        "columns": ["weight_kg", "reps"],
        "units": {"weight_unit": "kg", "distance_unit": "km"},
        "notes": "Wide grip",
        "is_estimated": True,
    }
    assert facts["has_rpe"] is True


def test_session_facts_parts_are_supersets_and_what_stands_alone(lifter):
    session = workout(lifter)
    for name, group in (("a", None), ("b", 4), ("c", 4), ("d", 2), ("e", 9), ("f", 9), ("g", 9)):
        SetFactory(entry=EntryFactory(session=session, exercise=ExerciseFactory(name=name), superset_group=group))
    unlogged = EntryFactory(session=session, superset_group=2)
    RowFactory(entry=unlogged)

    parts = session_facts(session)["parts"]

    assert [
        (part["letter"], part["colour"], "".join(entry["name"] for entry in part["entries"])) for part in parts
    ] == [
        ("", "", "a"),
        ("A", "a", "bc"),
        ("", "", "d"),
        ("B", "b", "efg"),
    ]


@pytest.mark.parametrize(("counts_warmups", "chest"), [(False, 2), (True, 3)])
def test_session_facts_muscles_count_working_sets(lifter, counts_warmups, chest):
    lifter.counts_warmups = counts_warmups
    exercise = ExerciseFactory(primary_muscles=["chest"], secondary_muscles=["triceps"])
    session = workout(lifter, exercise=exercise, sets=[(100, 5), (100, 0)])
    SetFactory(entry=session.entries.get(), set_type="warmup")

    muscles = session_facts(session)["muscles"]
    assert [(row["muscle"], row["sets"], row["percent"], row["ink"]) for row in muscles if row["sets"]] == [
        ("chest", Decimal(chest), 100, 4),
        ("triceps", Decimal(chest) / 2, 50, 2),
    ]


def test_session_facts_without_a_working_set_have_no_muscles(lifter):
    session = workout(lifter)
    SetFactory(entry=EntryFactory(session=session), set_type="warmup")

    assert session_facts(session)["muscles"] == []


def test_session_records_wait_for_the_worker(lifter):
    session = workout(lifter, records_computed_at=None)

    assert session_records(session) == {
        "is_computed": False,
        "medals": 0,
        "set_ids": [],
        "exercises": [],
        "first_times": 0,
        "all_medals": 0,
    }


def test_session_records_wait_for_exercises_that_are_computed_anew(lifter):
    entry = EntryFactory(session=FinishedSessionFactory(lifter=lifter))
    mark_due(lifter, [ExerciseFactory().pk])
    assert session_records(entry.session)["is_computed"] is True

    mark_due(lifter, [entry.exercise_id])

    assert session_records(entry.session) == {
        "is_computed": False, "medals": 0, "set_ids": [], "exercises": [], "first_times": 0, "all_medals": 0,
    }  # fmt: skip


def test_session_records_are_medals_with_what_they_beat(lifter):
    bench = ExerciseFactory(name="Bench press")
    workout(lifter, exercise=bench, sets=[(100, 2)], time_zone="Asia/Tokyo")
    session = workout(lifter, day=7, exercise=bench, sets=[(105, 2)])
    heavy = session.sets.get()
    rebuild(lifter)

    found = session_records(session)

    (press,) = found.pop("exercises")
    kinds = [(medal["kind"], medal["set_id"]) for medal in press["medals"]]
    assert kinds == [("1rm", heavy.pk), ("max_weight", heavy.pk), ("set_volume", heavy.pk), ("volume", None)]
    assert press.pop("medals")[0] == {
        "kind": "1rm",
        "type": "weight_reps",
        "formula": "brzycki",
        "value": Decimal(108),
        "previous_value": Decimal("102.857143"),
        "previous_on": date(2026, 3, 3),  # in Tokyo
        "gain": Decimal("5.142857"),
        "set_id": heavy.pk,
        "set": {
            "weight_kg": Decimal(105),
            "reps": 2,
            "duration_seconds": None,
            "distance_m": None,
            "custom_metric": None,
        },
        "bodyweight_kg": None,
    }
    assert press == {
        "exercise_id": bench.pk,
        "exercise": "Bench press",
        "units": {"weight_unit": "kg", "distance_unit": "km"},
    }
    assert found == {
        "is_computed": True,
        "medals": 4,
        "set_ids": [heavy.pk] * 3,
        "first_times": 0,
        "all_medals": 4,
    }


def test_session_records_follow_the_exercises_then_the_kinds(lifter):
    first, second = ExerciseFactory(name="Z"), ExerciseFactory(name="A")
    for day, weight in ((0, 100), (1, 110)):
        session = workout(lifter, day=day)
        for exercise in (first, second):
            SetFactory(entry=EntryFactory(session=session, exercise=exercise), weight_kg=Decimal(weight), reps=1)
    rebuild(lifter)

    found = session_records(session)["exercises"]

    kinds = ["1rm", "max_weight", "set_volume", "volume"]
    assert [(each["exercise"], [medal["kind"] for medal in each["medals"]]) for each in found] == [
        ("Z", kinds),
        ("A", kinds),
    ]


def test_session_records_of_a_first_time_earn_no_medal(lifter):
    known, new = ExerciseFactory(), ExerciseFactory()
    workout(lifter, exercise=known, sets=[(100, 2)])
    session = workout(lifter, day=1, exercise=known, sets=[(50, 5)])  # the first of its kind, not of the exercise
    SetFactory(entry=EntryFactory(session=session, exercise=new))
    rebuild(lifter)

    found = session_records(session)

    assert [each["exercise_id"] for each in found["exercises"]] == [known.pk]
    assert found["first_times"] == 1


def test_session_records_name_the_bodyweight_within_an_estimate(lifter):
    pullup = ExerciseFactory(type="bodyweight_weighted", counts_bodyweight=True)
    for day, added in ((0, 10), (1, 15)):
        session = workout(lifter, day=day)
        weight = Decimal(added)
        SetFactory(entry=EntryFactory(session=session, exercise=pullup), weight_kg=weight, load_kg=80 + weight)
    rebuild(lifter)

    (pulled,) = session_records(session)["exercises"]
    held = {medal["kind"]: medal["bodyweight_kg"] for medal in pulled["medals"]}
    assert {kind for kind, kilograms in held.items() if kilograms is None} == {
        "max_weight", "3rm", "5rm", "set_volume", "volume"
    }  # fmt: skip
    assert held["1rm"] == 80

    session.sets.update(load_kg=None)  # the weighing was taken back, and the worker has not come to it yet
    (pulled,) = session_records(session)["exercises"]
    assert {medal["bodyweight_kg"] for medal in pulled["medals"]} == {None}


@pytest.mark.parametrize("count", [1, 3])
def test_session_facts_reads_six_statements(lifter, django_assert_num_queries, count):
    session = workout(lifter)
    for _ in range(count):
        SetFactory(entry=EntryFactory(session=session))

    with django_assert_num_queries(6):
        session_facts(session)
