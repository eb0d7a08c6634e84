from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    PlannedFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.errors import Conflict
from workouts.models import Catalogue, Exercise, RecordsDue, SessionExercise
from workouts.services import entries, replacing, sets, trash
from workouts.services.exercises import change_arithmetic, create_exercise, is_used

pytestmark = pytest.mark.django_db


@pytest.fixture
def pull_up():
    return ExerciseFactory(name="Pull up (weighted)", type="bodyweight_weighted", counts_bodyweight=False)


def done(exercise, *, session=None, **values):
    entry = EntryFactory(session=session or FinishedSessionFactory(bodyweight_kg=Decimal(80)), exercise=exercise)
    return SetFactory(entry=entry, **{"weight_kg": Decimal(20), "reps": 5} | values)


def test_create_exercise_makes_it_the_lifters_own(lifter):
    before = lifter.generation

    exercise = create_exercise(lifter, name="Log carry", type="short_distance_weight", equipment=["other"])

    assert (exercise.created_by, exercise.is_custom, exercise.type) == (lifter, True, "short_distance_weight")
    assert lifter.generation == before + 1


def test_create_exercise_refuses_a_second_of_that_name(lifter):
    create_exercise(lifter, name="Log carry")

    with pytest.raises(Conflict, match="You have an exercise called “LOG carry” already"):
        create_exercise(lifter, name="LOG carry")

    assert Exercise.objects.count() == 1


def test_create_exercise_may_bear_a_strangers_or_the_catalogues_name(lifter):
    CustomExerciseFactory(name="Log carry")
    ExerciseFactory(name="Log carry")

    assert create_exercise(lifter, name="Log carry").created_by == lifter


def test_change_arithmetic_computes_loads_and_totals_of_all_lifters(pull_up):
    first, second = done(pull_up), done(pull_up)
    unknown = done(pull_up, session=FinishedSessionFactory(bodyweight_kg=None))
    other = done(ExerciseFactory(), session=first.session)

    changed = change_arithmetic(pull_up, kind="bodyweight_weighted", counts_bodyweight=True)

    assert changed == 3
    for row in (first, second, unknown, other):
        row.refresh_from_db()
    assert [(row.load_kg, row.volume_kg) for row in (first, second, unknown, other)] == [
        (Decimal(100), Decimal(500)),
        (Decimal(100), Decimal(500)),
        (None, Decimal(0)),
        (Decimal(20), Decimal(100)),
    ]
    totals = [row.session.total_volume_kg for row in (first, second, unknown)]
    assert totals == [Decimal(600), Decimal(500), Decimal(0)]


def test_change_arithmetic_leaves_warmups_and_rows_to_come_out_of_totals(pull_up):
    session = SessionFactory(bodyweight_kg=Decimal(80))
    done(pull_up, session=session, set_type="warmup")
    to_come = done(pull_up, session=session, logged_at=None, load_kg=None, volume_kg=Decimal(0))

    change_arithmetic(pull_up, kind="bodyweight_weighted", counts_bodyweight=True)

    session.refresh_from_db()
    to_come.refresh_from_db()
    assert (session.total_volume_kg, to_come.load_kg) == (Decimal(0), None)


def test_change_arithmetic_notes_the_records_and_raises_generations(
    pull_up, django_capture_on_commit_callbacks, monkeypatch
):
    lifter, bystander = done(pull_up).lifter, UserFactory()
    sent = []
    monkeypatch.setattr("workouts.queue._send", lambda name, args: sent.append((name, args)))

    with django_capture_on_commit_callbacks(execute=True):
        change_arithmetic(pull_up, kind="bodyweight_weighted", counts_bodyweight=True)

    assert list(RecordsDue.objects.values_list("lifter", "exercise")) == [(lifter.pk, pull_up.pk)]
    assert sent == [("rebuild_due_records", (lifter.pk,))]
    generations = {user.pk: user.generation for user in type(lifter).objects.all()}
    assert generations == {lifter.pk: 1, bystander.pk: 0}
    assert Catalogue.objects.get().generation == 1


def test_change_arithmetic_refuses_another_type_once_used(pull_up):
    row = done(pull_up)

    with pytest.raises(Conflict, match="The type is fixed once an exercise is used"):
        change_arithmetic(pull_up, kind="duration", counts_bodyweight=False)

    row.exercise.refresh_from_db()
    assert row.exercise.type == "bodyweight_weighted"


def test_change_arithmetic_refuses_another_type_once_planned():
    planned = PlannedFactory()

    with pytest.raises(Conflict):
        change_arithmetic(planned.exercise, kind="duration", counts_bodyweight=False)


def test_change_arithmetic_without_a_change_writes_nothing(pull_up):
    done(pull_up)

    assert change_arithmetic(pull_up, kind="bodyweight_weighted", counts_bodyweight=False) is None

    assert not RecordsDue.objects.exists()
    assert not Catalogue.objects.exists()


def delete_and_replace(row):
    sets.delete_set(row.lifter, uuid=row.uuid)
    replacing.replace_exercise(row.lifter, uuid=row.entry.uuid, exercise=ExerciseFactory())


@pytest.mark.parametrize("make", [ExerciseFactory, CustomExerciseFactory])
@pytest.mark.parametrize(
    "delete",
    [
        lambda row: trash.delete_session(row.session),
        lambda row: entries.remove_exercise(row.lifter, uuid=row.entry.uuid),
        delete_and_replace,
    ],
)
def test_what_can_still_be_had_back_uses_its_exercise(lifter, make, delete):
    own = {"created_by": lifter} if make is CustomExerciseFactory else {}
    exercise, another = make(**own), make(**own)
    row = done(exercise, session=FinishedSessionFactory(lifter=lifter))

    delete(row)

    assert not SessionExercise.objects.filter(exercise=exercise).exists()
    assert (is_used(exercise), is_used(another)) == (True, False)
    with pytest.raises(Conflict):
        change_arithmetic(exercise, kind="duration", counts_bodyweight=False)


def test_what_cannot_be_had_back_any_more_uses_nothing(lifter):
    row = done(ExerciseFactory(), session=FinishedSessionFactory(lifter=lifter))
    entries.remove_exercise(lifter, uuid=row.entry.uuid)

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert not is_used(row.exercise)
