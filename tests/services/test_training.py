from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.factories import ExerciseFactory, UserFactory
from workouts.models import ExerciseAlias, PersonalRecord, WorkoutSession, WorkoutSet
from workouts.services import catalogue, records
from workouts.services.storing import Stored
from workouts.services.training import exercises_of_the_plan, train
from workouts.services.training_plan import DAYS

UNTIL = date(2026, 3, 1)  # a Sunday


@pytest.fixture
def lifter(db):
    catalogue.load()
    return UserFactory(time_zone="Europe/Berlin")


def performed(lifter):
    sets = WorkoutSet.objects.owned_by(lifter).order_by("performed_at", "entry__position", "position")
    return list(sets.values_list("performed_at", "exercise__name", "set_type", "weight_kg", "reps", "rpe"))


def test_train_stores_three_or_four_workouts_a_week_but_for_holidays(lifter):
    stored = train(lifter, years=1.2, until=UNTIL)

    days = list(WorkoutSession.objects.order_by("started_at").values_list("started_on", flat=True))
    weeks = Counter(day - timedelta(days=day.weekday()) for day in days)
    assert stored == Stored(workouts=len(days), sets=WorkoutSet.objects.count())
    assert len(set(days)) == len(days)
    assert max(days) in {UNTIL - timedelta(days=1), UNTIL - timedelta(days=2)}
    assert set(weeks.values()) <= {2, 3, 4}
    assert 3 < len(days) / len(weeks) < 4
    assert (max(weeks) - min(weeks)) // timedelta(weeks=1) + 1 - len(weeks) == 3  # a holiday of two, an illness


def test_train_is_complete_when_it_returns(lifter):
    train(lifter, years=0.3, until=UNTIL)

    session = WorkoutSession.objects.order_by("-started_at").first()
    logged = WorkoutSet.objects.filter(session=session).exclude(set_type="warmup")
    assert session.total_sets == logged.count()
    assert session.total_reps == sum(row.reps or 0 for row in logged)
    assert session.total_volume_kg == sum(row.volume_kg for row in logged)
    assert not WorkoutSession.objects.without_records().exists()
    found = set(PersonalRecord.objects.values_list("exercise", "record_type", "value", "session", "superseded_at"))
    records.rebuild(lifter)
    assert (
        set(PersonalRecord.objects.values_list("exercise", "record_type", "value", "session", "superseded_at")) == found
    )


def test_train_logs_every_set_within_its_workout(lifter):
    train(lifter, years=0.3, until=UNTIL)

    for row in WorkoutSet.objects.select_related("session", "entry"):
        assert row.session.started_at < row.logged_at == row.performed_at <= row.session.completed_at
    assert {row.set_type for row in WorkoutSet.objects.all()} == {"normal", "warmup", "failure", "drop"}


def test_train_makes_the_lifter_stronger(lifter):
    train(lifter, years=1, until=UNTIL)

    bench = [weight for _, name, kind, weight, *_ in performed(lifter) if name.startswith("Bench") and kind == "normal"]
    assert bench[-1] > bench[0]
    assert any(later < earlier for earlier, later in pairwise(bench))  # a lighter week


def test_train_is_the_same_for_the_same_seed(lifter):
    twin, other = UserFactory(time_zone="Europe/Berlin"), UserFactory(time_zone="Europe/Berlin")

    for trained, seed in ((lifter, 1), (twin, 1), (other, 2)):
        train(trained, years=0.2, until=UNTIL, seed=seed)

    assert performed(lifter) == performed(twin) != performed(other)


@pytest.mark.parametrize("sets", [0, 1, 500, 2500])
def test_train_stores_exactly_as_many_sets_as_asked_for(lifter, sets):
    stored = train(lifter, years=0.5, sets=sets, until=UNTIL)

    assert stored.sets == WorkoutSet.objects.count() == sets
    days = set(WorkoutSession.objects.values_list("started_on", flat=True))
    assert all(UNTIL - timedelta(days=183) <= day <= UNTIL for day in days)


def test_exercises_of_the_plan_are_all_in_the_catalogue(lifter):
    assert set(exercises_of_the_plan(lifter)) == {lift.exercise for day in DAYS for lift in day.lifts}


def test_exercises_of_the_plan_are_found_after_a_new_name_or_left_out(db):
    bench = ExerciseFactory(name="Flat bench")
    ExerciseAlias.objects.create(exercise=bench, name="Bench press (barbell)")
    lifter = UserFactory()

    assert exercises_of_the_plan(lifter) == {"Bench press (barbell)": bench}
    assert train(lifter, sets=20, until=UNTIL).sets == 20
