"""What statistics over years are made of: the working sets of each exercise of finished workouts, kept with every write."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from tests.connections import came_to_wait, elsewhere
from tests.factories import (
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    RowFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from tests.factories.hevy import bring_in, row
from workouts.domain.times import Times
from workouts.domain.values import Values
from workouts.enums import SetType
from workouts.models import Deletion, SessionExercise, WorkoutSession, WorkoutSet
from workouts.services import (
    corrections,
    entries,
    finishing,
    leftovers,
    past_workouts,
    profile,
    sessions,
    sets,
    trash,
    undo,
    warmups,
)
from workouts.services.posted_sets import post_set
from workouts.services.posted_workouts import PostedSet
from workouts.services.replacing import LoggedSets, replace_exercise

FIVE_AT_100 = Values(weight_kg=Decimal(100), reps=5)


def kept():
    return dict(SessionExercise.objects.values_list("pk", "total_sets"))


def computed():
    """Count from the sets, one by one. A running workout does not count."""
    found = dict.fromkeys(SessionExercise.objects.values_list("pk", flat=True), 0)
    for each in WorkoutSet.objects.filter(logged_at__isnull=False, session__completed_at__isnull=False):
        found[each.entry_id] += each.lifter.counts_warmups or each.set_type != SetType.WARMUP
    return found


def log(entry, set_type=SetType.NORMAL):
    return sets.log_set(entry.lifter, entry_uuid=entry.uuid, uuid=uuid4(), values=FIVE_AT_100, set_type=set_type)


@pytest.fixture
def running(lifter):
    """A workout of two exercises: a warm-up and two sets, one set and a row to come."""
    session = sessions.start_empty(lifter)
    bench, squat = (entries.add_exercise(session, ExerciseFactory(), rows=False) for _ in range(2))
    log(bench, SetType.WARMUP)
    log(bench)
    log(bench, SetType.DROP)
    log(squat)
    sets.add_row(lifter, entry_uuid=squat.uuid, uuid=uuid4())
    return session


@pytest.fixture
def finished(running):
    return finishing.finish_session(running)


def test_a_running_workout_is_not_counted_and_a_finished_one_is(running):
    before = kept()
    finishing.finish_session(running)

    assert set(before.values()) == {0}
    assert sorted(kept().values()) == [1, 2]


def test_counting_warmups_counts_anew_and_back_again(lifter, finished):
    profile.save_preferences(lifter, {"counts_warmups": True})
    with_warmups = sorted(kept().values())
    profile.save_preferences(lifter, {"counts_warmups": False})

    assert with_warmups == [1, 3]
    assert sorted(kept().values()) == [1, 2]


def test_counting_warmups_leaves_running_workouts_and_strangers_alone(lifter, running):
    theirs = SetFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=UserFactory())), set_type="warmup")

    profile.save_preferences(lifter, {"counts_warmups": True})

    assert set(kept().values()) == {0}
    assert theirs.entry.total_sets == 0


def test_an_import_counts(lifter):
    ExerciseFactory(name="Bench press (barbell)")
    lifter.counts_warmups = True
    lifter.save()

    bring_in(lifter, row(type="warmup"), row(index=1), row("Curl"))

    assert sorted(kept().values()) == [1, 2]
    assert kept() == computed()


def test_a_deleted_workout_comes_back_as_it_counts_now(lifter, finished):
    trash.delete_session(finished)
    gone = kept()
    profile.save_preferences(lifter, {"counts_warmups": True})
    trash.restore_session(lifter, finished.uuid)

    assert gone == {}
    assert sorted(kept().values()) == [1, 3]


def test_a_past_workout_counts_set_by_set(lifter):
    start = timezone.now() - timedelta(days=3)
    session = past_workouts.enter_past(lifter, times=Times(start, start + timedelta(hours=1), 3600))
    entry = entries.add_exercise(session, ExerciseFactory())

    log(entry)
    corrections.revise_session(session, times=Times(start, start, 0))

    assert kept() == {entry.pk: 1}


def test_a_past_workout_that_a_program_posts_whole_counts(lifter):
    start = timezone.now() - timedelta(days=3)
    bench = ExerciseFactory()
    posted = [
        PostedSet(bench, number, FIVE_AT_100, SetType.WARMUP if number == 1 else SetType.NORMAL) for number in (1, 2, 3)
    ]

    past_workouts.enter_past(lifter, times=Times(start, start, 0), sets=posted)

    assert list(kept().values()) == [2]


def test_a_discarded_workout_leaves_nothing_to_count(running):
    sessions.discard_session(running)

    assert kept() == {}


def test_leftovers_that_go_take_no_count_along(lifter, finished):
    entry = finished.entries.first()
    RowFactory(entry=entry)
    WorkoutSession.objects.update(updated_at=timezone.now() - timedelta(days=2))

    leftovers.drop_leftovers()

    assert kept() == computed()


# --- Any edits, in any order ---------------------------------------------------------------------------------------------


class Editor:
    """Does to a finished workout what its page lets a lifter do, at random."""

    def __init__(self, lifter, session, seed):
        self.lifter, self.session, self.chance = lifter, session, Random(seed)
        self.others = [ExerciseFactory() for _ in range(3)]
        self.gone = []

    def edit(self):
        actions = [self.check, self.post, self.late, self.change, self.retype, self.uncheck, self.delete, self.add]
        actions += [self.remove, self.replace, self.warm_up, self.restore, self.prefer, self.revise]
        self.chance.choice(actions)()

    def any_row(self):
        rows = list(WorkoutSet.objects.filter(session=self.session).order_by("pk"))
        return self.chance.choice(rows) if rows else self.check().set

    def any_entry(self):
        found = list(self.session.entries.order_by("pk"))
        return self.chance.choice(found) if found else self.add()

    def any_type(self):
        return self.chance.choice(list(SetType))

    def check(self):
        return log(self.any_entry(), self.any_type())

    def post(self):
        entry = self.any_entry()
        first = self.session.entries.filter(exercise=entry.exercise).first()  # the one that programs post to
        options = {"set_number": first.sets.count() + 1, "values": FIVE_AT_100, "set_type": self.any_type()}
        post_set(self.session, entry.exercise, **options)

    def late(self):
        entries.log_late_set(
            self.lifter,
            session_uuid=self.session.uuid,
            exercise_id=self.chance.choice(self.others).pk,
            entry_uuid=uuid4(),
            uuid=uuid4(),
            values=FIVE_AT_100,
        )

    def change(self):
        sets.change_set(self.lifter, uuid=self.any_row().uuid, values=FIVE_AT_100, set_type=self.any_type())

    def retype(self):
        sets.retype_set(self.lifter, uuid=self.any_row().uuid, set_type=self.any_type())

    def uncheck(self):
        sets.uncheck_set(self.lifter, uuid=self.any_row().uuid)

    def delete(self):
        self.gone.append((undo.restore_set, sets.delete_set(self.lifter, uuid=self.any_row().uuid).set.uuid))

    def add(self):
        return entries.add_exercise(self.session, self.chance.choice(self.others))

    def remove(self):
        self.gone.append((undo.restore_exercise, entries.remove_exercise(self.lifter, uuid=self.any_entry().uuid).uuid))

    def replace(self):
        logged = self.chance.choice(list(LoggedSets))
        replace_exercise(
            self.lifter, uuid=self.any_entry().uuid, exercise=self.chance.choice(self.others), logged=logged
        )

    def warm_up(self):
        rows = [warmups.PlannedWarmup(uuid4(), Decimal(40), 5)]
        warmups.insert_warmups(self.lifter, entry_uuid=self.any_entry().uuid, warmups=rows)

    def restore(self):
        if self.gone:
            restore, uuid = self.gone.pop()
            if restore is undo.restore_exercise or self.entry_is_there(uuid):
                restore(self.lifter, uuid=uuid)

    def entry_is_there(self, uuid):
        kept = Deletion.objects.get(uuid=uuid).kept["set"]
        return SessionExercise.objects.filter(pk=kept["session_exercise_id"], exercise=kept["exercise_id"]).exists()

    def prefer(self):
        self.lifter.refresh_from_db()
        profile.save_preferences(self.lifter, {"counts_warmups": not self.lifter.counts_warmups})

    def revise(self):
        self.check()
        times = Times(self.session.started_at, self.session.completed_at, self.session.duration_seconds)
        corrections.revise_session(self.session, times=times)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_edited_the_counts_are_those_of_the_sets(lifter, finished, seed):
    editor, seen = Editor(lifter, finished, seed), []

    for _ in range(30):
        editor.edit()

        seen.append(kept())
        assert seen[-1] == computed()
    assert max(sum(each.values()) for each in seen) > 3


@pytest.mark.django_db(transaction=True)
def test_a_set_that_waits_for_the_preference_is_counted_by_it(transactional_db):
    lifter = UserFactory()
    entry = EntryFactory(session=FinishedSessionFactory(lifter=lifter))

    with elsewhere() as start:
        with transaction.atomic():
            profile.save_preferences(lifter, {"counts_warmups": True})
            late = start(log, entry, SetType.WARMUP)
            assert came_to_wait(late)
        late.result()

    assert kept() == computed() == {entry.pk: 1}


@pytest.mark.parametrize("factory", [SessionFactory, FinishedSessionFactory])
def test_logging_is_as_many_statements_as_before(lifter, django_assert_num_queries, factory):
    entry = EntryFactory(session=factory(lifter=lifter))
    log(entry)

    with django_assert_num_queries(5 if factory is SessionFactory else 6):
        log(entry)
