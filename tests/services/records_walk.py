"""What the walks of `records_machine` stand on: a lifter, the messages to the worker, and what has to hold."""

from contextlib import contextmanager, suppress
from random import Random

from django.core.exceptions import ObjectDoesNotExist
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant

from tests.factories import UserFactory
from tests.services.records_oracle import expected
from tests.services.records_values import of_its_kind
from workouts import queue, tasks
from workouts.errors import WorkoutError
from workouts.models import PersonalRecord, RecordsDue, User, WorkoutSession
from workouts.queries.live import live_workout
from workouts.services import finishing, records, sets

REBUILT_EVERY = 10  # steps
COMMITTED_EVERY = (
    5  # steps: in one long transaction each version of the lifter's row would stay, and be passed by each write
)
IN_TIME = 3  # steps; then the worker is late for as many
MOST_WAITING = 2  # messages; each is obeyed in every step


def stored(lifter):
    """All records in the form of the oracle."""
    rows = PersonalRecord.objects.filter(lifter=lifter).values_list(
        "exercise", "record_type", "session", "value", "previous_value", "previous_achieved_at", "set", "formula",
        "achieved_at", "superseded_at",
    )  # fmt: skip
    return {(exercise, kind, session): list(facts) for exercise, kind, session, *facts in rows}


def medals_of(workout):
    """What the page of a workout shows: (exercise, type, set, value, what it beat)."""
    return {
        (card.entry.exercise_id, str(kind), broken.best.set_id, broken.best.value, broken.previous)
        for card in workout.entries
        for kind, broken, _ in [*card.medals, *(medal for row in card.rows for medal in row.medals)]
    }


class Walk(RuleBasedStateMachine):
    """Each walk lives in transactions of some steps, and is forgotten at its end. Its messages are those they would have sent."""

    def __init__(self):
        super().__init__()
        self.begin_transaction()
        self.lifter = UserFactory()
        self.exercises = []
        self.messages = []
        self.is_one_lost = False
        self.steps = 0
        self.checked = None
        self.is_running = False
        self.entries = {}  # {id of an exercise in a workout: what kind of exercise it is}
        self.places = []  # of sets: the id of their exercise in the workout, and their own

    def teardown(self):
        self.end_transaction()
        call_command("flush", interactive=False, verbosity=0)

    def begin_transaction(self):
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def end_transaction(self):
        connection.run_on_commit = []  # nobody listens
        self.transaction.__exit__(None, None, None)

    # --- What holds, whatever happened ----------------------------------------------------------------------------------

    @invariant()
    def records_are_right_once_the_worker_is_done(self):
        """With all messages obeyed, in any order, records are those of the oracle; and a rebuild changes nothing."""
        self.collect()
        self.steps += 1
        if self.steps % COMMITTED_EVERY == 0:
            self.end_transaction()
            self.begin_transaction()
        state = (User.objects.values_list("generation", flat=True).get(pk=self.lifter.pk), self.is_one_lost)
        if state == self.checked and not self.messages:  # nothing was written since
            return
        self.checked = state
        if self.steps // IN_TIME % 2:
            self.obey_all(Random(self.steps))
            self.messages, self.is_one_lost = [], False
            self.compare()
        else:  # the worker is late: what it would do is taken back
            with self.taken_back():
                self.obey_all(Random(self.steps))
                self.compare()

    def compare(self):
        right = expected(self.lifter)
        assert stored(self.lifter) == right
        if self.steps % REBUILT_EVERY == 0:
            assert not RecordsDue.objects.exists()
            assert not WorkoutSession.objects.without_records().exists()
            records.rebuild(self.lifter)
            assert stored(self.lifter) == right

    def finish(self):
        """Finish the workout that runs: the records that it sets are the medals that its page showed."""
        session = self.running()
        self.collect()
        with self.taken_back():
            self.obey_all(Random(self.steps))
            shown = medals_of(live_workout(session))
            finishing.finish_session(session)
            self.collect()
            self.obey_all(Random(self.steps))
            medals = PersonalRecord.objects.medals().filter(session=session)
            assert set(medals.values_list("exercise", "record_type", "set", "value", "previous_value")) == shown
        finishing.finish_session(session)
        self.is_running = False

    # --- The parts ------------------------------------------------------------------------------------------------------

    def collect(self):
        """Take the messages that the commit would send."""
        found = [function for _, function, _ in connection.run_on_commit]
        connection.run_on_commit = []
        messages = [function.args for function in found if getattr(function, "func", None) is queue._send]
        self.messages += [message for message in messages if message[0] != "update_stats"]
        while len(self.messages) > MOST_WAITING:
            self.obey(self.messages.pop(0))

    def obey(self, message):
        name, args = message
        getattr(tasks, name)(*args)

    def obey_all(self, chance):
        """Obey all messages in some order, now and then one of them twice, and sweep where one was lost."""
        waiting = list(self.messages)
        chance.shuffle(waiting)
        for message in waiting + waiting[: int(chance.random() < 0.2)]:
            self.obey(message)
        if self.is_one_lost:
            tasks.sweep_records()

    @contextmanager
    def taken_back(self):
        """Let what is done within be as if it had never been."""
        messages = list(self.messages)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.messages = messages

    @contextmanager
    def refusing(self):
        """Whatever cannot be done is refused and leaves nothing behind."""
        with suppress(WorkoutError, ObjectDoesNotExist), transaction.atomic():
            yield

    def log_set(self, entry, uuid, values, set_type=None):
        entered = of_its_kind(self.entries[entry], values)
        sets.log_set(self.lifter, entry_uuid=entry, uuid=uuid, values=entered, set_type=set_type)
        self.places.append((entry, uuid))

    def note(self, entry):
        """Remember an exercise of a workout and its rows, to do something with them later."""
        self.entries[entry.uuid] = entry.exercise.type
        self.places += [(entry.uuid, uuid) for uuid in entry.sets.values_list("uuid", flat=True)]
        return entry

    def exercise(self, pick):
        return self.exercises[pick % len(self.exercises)]

    def workouts(self, pick, rows):
        return self.one_of(rows.filter(lifter=self.lifter).order_by("pk"), pick)

    def running(self):
        return WorkoutSession.objects.owned_by(self.lifter).in_progress().select_related("lifter").get()

    @staticmethod
    def one_of(things, pick):
        things = list(things)
        return [things[pick % len(things)]] if things else []
