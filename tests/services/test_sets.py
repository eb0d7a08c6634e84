from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
)
from tests.services.totals import FIVE_AT_100, totals
from workouts.domain.values import Values
from workouts.enums import ExerciseType, SetType
from workouts.errors import Conflict, Gone
from workouts.models import Deletion, RecordsDue, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import sets


@pytest.fixture
def entry(lifter):
    return EntryFactory(session__lifter=lifter, rest_seconds=120)


def test_log_set_stores_the_set_and_the_totals(lifter, entry):
    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)

    stored = WorkoutSet.objects.get()
    assert (stored.pk, stored.position, stored.weight_kg, stored.reps) == (logged.set.pk, 1, 100, 5)
    assert (stored.load_kg, stored.volume_kg) == (100, 500)
    assert totals(entry.session) == (500, 1, 5, 1)


def test_log_set_when_replayed_stores_once_and_the_first_write_wins(lifter, entry):
    uuid = uuid4()

    first = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid, values=FIVE_AT_100)
    second = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid, values=Values(weight_kg=Decimal(1), reps=1))

    assert first.set == second.set
    assert second.set.weight_kg == 100
    assert totals(entry.session) == (500, 1, 5, 1)


def test_log_set_checks_a_row_to_come_in_its_place(lifter, entry):
    row = RowFactory(entry=entry, set_type=SetType.WARMUP, planned_reps=8)
    RowFactory(entry=entry)

    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=FIVE_AT_100)

    assert (logged.set.pk, logged.set.position, logged.set.set_type) == (row.pk, 1, SetType.WARMUP)
    assert WorkoutSet.objects.count() == 2
    assert totals(entry.session) == (0, 0, 0, 1)  # a warm-up counts among the exercises only


def test_log_set_counts_warmups_when_the_lifter_says_so(lifter, entry):
    type(lifter).objects.update(counts_warmups=True)

    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100, set_type=SetType.WARMUP)

    assert totals(entry.session) == (500, 1, 5, 1)


def test_log_set_of_a_stranger_finds_nothing(stranger, entry):
    with pytest.raises(SessionExercise.DoesNotExist):
        sets.log_set(stranger, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)

    assert WorkoutSet.objects.count() == 0


def test_log_set_under_the_uuid_of_another_entry_is_refused(lifter, entry):
    elsewhere = SetFactory(weight_kg=Decimal(7))

    with pytest.raises(Conflict):
        sets.log_set(lifter, entry_uuid=entry.uuid, uuid=elsewhere.uuid, values=FIVE_AT_100)

    elsewhere.refresh_from_db()
    assert elsewhere.weight_kg == 7


def test_log_set_that_was_deleted_stays_deleted(lifter, entry):
    row = RowFactory(entry=entry)
    sets.delete_set(lifter, uuid=row.uuid)

    with pytest.raises(Gone):
        sets.log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=FIVE_AT_100)

    assert WorkoutSet.objects.count() == 0


def test_log_set_beyond_the_rows_of_a_workout_is_refused(lifter, entry, monkeypatch):
    for room in ("upsert", "settling"):
        monkeypatch.setattr(f"workouts.services.{room}.MOST_ROWS", 2)
    RowFactory(entry__session=entry.session)
    last = RowFactory(entry=entry)

    with pytest.raises(Conflict, match="A workout holds at most 2 rows"):
        sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)

    assert WorkoutSet.objects.count() == 2
    assert sets.log_set(lifter, entry_uuid=entry.uuid, uuid=last.uuid, values=FIVE_AT_100).set.is_logged
    assert sets.log_set(lifter, entry_uuid=entry.uuid, uuid=last.uuid, values=FIVE_AT_100).set == last  # a replay


def test_log_set_of_a_discarded_workout_is_refused(lifter, entry):
    WorkoutSession.objects.update(discarded_at=timezone.now())

    with pytest.raises(Conflict):
        sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)


def test_log_set_for_a_row_of_another_type_is_refused(lifter, entry):
    with pytest.raises(Conflict):
        sets.log_set(
            lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100, exercise_type=ExerciseType.DURATION
        )


def test_log_set_raises_the_generation(lifter, entry):
    before = lifter.generation

    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)

    lifter.refresh_from_db()
    assert lifter.generation == before + 1


def test_log_set_takes_three_statements(lifter, entry, django_assert_num_queries):
    RowFactory.create_batch(3, entry=entry)

    # Entries, the set with all rows, totals with generation; and a savepoint around them.
    with django_assert_num_queries(3 + 2):
        sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)


def test_log_set_starts_the_rest_timer(lifter, entry):
    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)

    session = WorkoutSession.objects.get()
    assert session.rest_set == logged.set.uuid
    assert session.rest_ends_at - session.rest_started_at == timedelta(seconds=120)


def test_log_set_before_a_drop_set_starts_no_timer(lifter, entry):
    row = RowFactory(entry=entry)
    RowFactory(entry=entry, set_type=SetType.DROP)

    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=row.uuid, values=FIVE_AT_100)

    assert WorkoutSession.objects.get().rest_ends_at is None


def test_log_set_in_a_superset_rests_after_the_last_of_the_round_with_its_rest(lifter, entry):
    SessionExercise.objects.update(superset_group=1)
    other = EntryFactory(session=entry.session, superset_group=1, rest_seconds=45)
    first, second = RowFactory(entry=entry), RowFactory(entry=other)

    sets.log_set(lifter, entry_uuid=entry.uuid, uuid=first.uuid, values=FIVE_AT_100)
    assert WorkoutSession.objects.get().rest_ends_at is None
    sets.log_set(lifter, entry_uuid=other.uuid, uuid=second.uuid, values=FIVE_AT_100)

    session = WorkoutSession.objects.get()
    assert (session.rest_ends_at - session.rest_started_at, session.rest_set) == (timedelta(seconds=45), second.uuid)


def test_uncheck_set_keeps_what_was_entered_and_stops_its_timer(lifter, entry):
    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100)

    sets.uncheck_set(lifter, uuid=logged.set.uuid)

    row = WorkoutSet.objects.get()
    assert (row.logged_at, row.weight_kg, row.reps) == (None, 100, 5)
    assert totals(entry.session) == (0, 0, 0, 0)
    assert WorkoutSession.objects.get().rest_ends_at is None


def test_change_set_of_a_finished_workout_has_its_records_computed_again(lifter):
    session = FinishedSessionFactory(lifter=lifter)
    row = SetFactory(entry=EntryFactory(session=session))

    sets.change_set(lifter, uuid=row.uuid, values=Values(weight_kg=Decimal(110), reps=5))

    session.refresh_from_db()
    assert session.total_volume_kg == 550
    assert session.records_computed_at is None
    assert list(RecordsDue.objects.values_list("exercise_id", flat=True)) == [row.exercise_id]


def test_delete_set_moves_the_rows_below_up_and_leaves_a_note(lifter, entry):
    first, second, third = SetFactory.create_batch(3, entry=entry)

    sets.delete_set(lifter, uuid=second.uuid)

    assert list(entry.sets.values_list("pk", "position")) == [(first.pk, 1), (third.pk, 2)]
    assert Deletion.objects.get().uuid == second.uuid
    assert totals(entry.session) == (1000, 2, 10, 1)


@pytest.mark.parametrize("action", [sets.uncheck_set, sets.delete_set])
def test_a_stranger_cannot_touch_a_set(stranger, entry, action):
    row = SetFactory(entry=entry)

    with pytest.raises(WorkoutSet.DoesNotExist):
        action(stranger, uuid=row.uuid)

    row.refresh_from_db()
    assert row.is_logged


def test_add_row_when_replayed_adds_once(lifter, entry):
    uuid = uuid4()

    sets.add_row(lifter, entry_uuid=entry.uuid, uuid=uuid)
    sets.add_row(lifter, entry_uuid=entry.uuid, uuid=uuid)

    assert list(WorkoutSet.objects.values_list("uuid", "position", "logged_at")) == [(uuid, 1, None)]


def test_load_of_a_pull_up_holds_the_bodyweight(lifter):
    exercise = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    session = SessionFactory(lifter=lifter, bodyweight_kg=Decimal(80))
    entry = EntryFactory(session=session, exercise=exercise)

    logged = sets.log_set(lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=Values(weight_kg=Decimal("32.5"), reps=4))

    assert (logged.set.load_kg, logged.set.volume_kg) == (Decimal("112.5"), 450)


def test_change_set_with_values_of_another_type_is_refused(lifter):
    row = SetFactory(
        entry=EntryFactory(session__lifter=lifter, exercise=ExerciseFactory(type=ExerciseType.DURATION)), reps=None
    )

    with pytest.raises(Conflict):
        sets.change_set(lifter, uuid=row.uuid, values=Values(reps=5), exercise_type=ExerciseType.WEIGHT_REPS)

    row.refresh_from_db()
    assert row.reps is None
