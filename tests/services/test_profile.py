"""What follows when a lifter wants things counted otherwise."""

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.enums import SetType
from workouts.models import PersonalRecord, RecordsDue, User, WorkoutSession
from workouts.services import records
from workouts.services.profile import save_preferences
from workouts.services.recounting import recount_totals
from workouts.tasks import MANY, rebuild_records, sweep_records


@pytest.fixture
def trained(lifter):
    """A finished and a running workout, each with a warm-up of 200 kg and a working set of 500 kg."""
    bench = ExerciseFactory()
    for session in (FinishedSessionFactory(lifter=lifter), SessionFactory(lifter=lifter)):
        entry = EntryFactory(session=session, exercise=bench)
        SetFactory(entry=entry, set_type=SetType.WARMUP, weight_kg=Decimal(40))
        SetFactory(entry=entry)
    recount_totals(lifter)
    records.rebuild(lifter)
    return lifter


def totals():
    sessions = WorkoutSession.objects.order_by("started_at")
    return list(sessions.values_list("total_volume_kg", "total_sets", "total_reps"))


def volume_record():
    return PersonalRecord.objects.standing().get(record_type="volume").value


def test_counting_warmups_changes_all_totals_at_once_and_back_again(trained):
    before = totals()

    save_preferences(trained, {"counts_warmups": True})
    counted = totals()
    save_preferences(trained, {"counts_warmups": False})

    assert before == [(500, 1, 5)] * 2
    assert counted == [(700, 2, 10)] * 2
    assert totals() == before


def test_records_wait_for_the_worker_after_counting_otherwise(trained):
    changed = save_preferences(trained, {"counts_warmups": True})

    assert changed == {"counts_warmups"}
    assert WorkoutSession.objects.without_records().count() == 1
    rebuild_records(trained.pk)
    assert (volume_record(), WorkoutSession.objects.without_records().count()) == (700, 0)
    assert not RecordsDue.objects.exists()


def test_a_worker_that_was_at_it_already_does_not_have_the_last_word(trained):
    save_preferences(trained, {"counts_warmups": True})
    WorkoutSession.objects.completed().update(records_computed_at=timezone.now())  # by the rules of before

    sweep_records()

    assert volume_record() == 700


def test_the_sweep_finds_many_workouts_that_no_message_told_of(trained):
    FinishedSessionFactory.create_batch(MANY, lifter=trained)
    save_preferences(trained, {"counts_warmups": True})

    sweep_records()

    assert (volume_record(), WorkoutSession.objects.without_records().count()) == (700, 0)


def test_another_formula_estimates_the_records_anew(trained):
    save_preferences(trained, {"one_rep_max_formula": "epley"})
    rebuild_records(trained.pk)

    record = PersonalRecord.objects.standing().get(record_type="1rm")
    assert (record.formula, round(record.value, 2)) == ("epley", Decimal("116.67"))
    assert totals() == [(500, 1, 5)] * 2


def test_the_history_of_others_is_left_alone(trained, stranger):
    other = FinishedSessionFactory(lifter=stranger, total_volume_kg=Decimal(1))
    SetFactory(entry=EntryFactory(session=other), set_type=SetType.WARMUP)

    save_preferences(trained, {"counts_warmups": True})

    other.refresh_from_db()
    assert (other.total_volume_kg, other.records_computed_at is None) == (1, False)


def test_a_preference_that_stays_recomputes_nothing(trained):
    changed = save_preferences(trained, {"counts_warmups": False, "one_rep_max_formula": "brzycki", "theme": "dark"})

    assert changed == {"theme"}
    assert not WorkoutSession.objects.without_records().exists()


def test_what_is_not_a_preference_is_not_stored(lifter):
    save_preferences(lifter, {"is_staff": True, "weekly_goal": 5})

    stored = User.objects.get(pk=lifter.pk)
    assert (stored.is_staff, stored.weekly_goal) == (False, 5)
