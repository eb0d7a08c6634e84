"""Everything that lifters and workers can do to records, in any order."""

from random import Random
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from tests.factories import ExerciseFactory
from tests.factories.hevy import bring_in
from tests.factories.hevy import row as line
from tests.services.records_values import (
    CHOSEN,
    PICK,
    SEVERAL,
    SLOT,
    TYPES,
    VALUES,
    WEIGHTS,
    ZONES,
    began,
    cells,
    of_its_kind,
    times,
)
from tests.services.records_walk import Walk
from workouts import tasks
from workouts.enums import Formula
from workouts.models import DeletedWorkout, Exercise, PersonalRecord, SessionExercise, User, WorkoutSession
from workouts.services import (
    corrections,
    entries,
    exercises,
    finishing,
    order,
    past_workouts,
    profile,
    replacing,
    sessions,
    sets,
    trash,
    undo,
)
from workouts.services.posted_workouts import PostedSet
from workouts.services.replacing import LoggedSets


class Records(Walk):
    """A lifter, whatever they do, and a worker that is late, doubled and forgetful."""

    @initialize(chosen=CHOSEN, history=st.lists(st.tuples(SLOT, PICK, SEVERAL), min_size=4, max_size=8))
    def begin(self, chosen, history):
        """Few exercises, of which there is a history already: most of what follows concerns it then."""
        for name, kind, own in chosen:
            self.exercises.append(ExerciseFactory(name=name, type=kind, counts_bodyweight=own))
        for slot, which, values in history:
            self.enter_past(slot=slot, zone="UTC", which=which, values=values, others=values, weight=None)

    # --- Workouts ---------------------------------------------------------------------------------------------------------

    @precondition(lambda self: not self.is_running)
    @rule(slot=SLOT, zone=ZONES, which=PICK, values=SEVERAL, finishes=st.sampled_from([True, True, False]))
    def work_out(self, slot, zone, which, values, finishes):
        session = sessions.start_empty(self.lifter, started_at=began(slot), time_zone=zone)
        self.is_running = True
        entry = self.note(entries.add_exercise(session, self.exercise(which), rows=False))
        for each in values:
            self.log_set(entry.uuid, uuid4(), each)
        if finishes:
            self.finish()

    @precondition(lambda self: self.is_running)
    @rule(ends=st.sampled_from(["now", "now", "with another start", "discarded"]), slot=SLOT)
    def end_workout(self, ends, slot):
        with self.refusing():
            session = self.running()
            if ends == "discarded":
                sessions.discard_session(session)
            elif ends == "now":
                self.finish()
            else:  # the page compared it with other workouts
                finishing.finish_session(session, times=times(slot))
            self.is_running = False

    @rule(slot=SLOT, zone=ZONES, which=PICK, values=SEVERAL, others=SEVERAL, weight=st.none() | WEIGHTS)
    def enter_past(self, slot, zone, which, values, others, weight):
        """A workout of two exercises, or of one with as many sets."""
        posted = []
        for exercise, several in ((self.exercise(which), values), (self.exercise(which // 16), others)):
            posted += [(exercise, of_its_kind(exercise.type, each)) for each in several]
        rows = [PostedSet(exercise, number, each) for number, (exercise, each) in enumerate(posted, start=1)]
        with self.refusing():
            session = past_workouts.enter_past(
                self.lifter, times=times(slot), time_zone=zone, sets=rows, bodyweight_kg=weight
            )
            for entry in session.entries.all():
                self.note(entry)

    @rule(day=st.integers(3, 9), which=st.lists(PICK, min_size=1, max_size=3), values=SEVERAL)
    def bring_in_a_file(self, day, which, values):
        named = {"title": f"Import {day}", "start": f"{day} Mar 2025, 06:00", "end": f"{day} Mar 2025, 07:00"}
        lines = [
            line(exercise.name, index, cells(of_its_kind(exercise.type, each)), **named)
            for index, (exercise, each) in enumerate(zip(map(self.exercise, which), values, strict=False))
        ]
        bring_in(self.lifter, *lines)
        for entry in SessionExercise.objects.filter(session__lifter=self.lifter, session__title=named["title"]):
            self.note(entry)

    @rule(pick=PICK, slot=SLOT, by_program=st.booleans())
    def back_date(self, pick, slot, by_program):
        for session in self.workouts(pick, WorkoutSession.objects.completed()):
            with self.refusing():
                if by_program:
                    corrections.correct_session(session, started_at=began(slot))
                else:
                    corrections.revise_session(session, times=times(slot))

    @rule(pick=PICK, comes_back=st.booleans())
    def delete_or_restore(self, pick, comes_back):
        with self.refusing():
            if comes_back:
                for deleted in self.workouts(pick, DeletedWorkout.objects.all()):
                    trash.restore_session(self.lifter, deleted.uuid)
            else:
                for session in self.workouts(pick, WorkoutSession.objects.completed()):
                    trash.delete_session(session)

    # --- Exercises and sets of workouts that run and that are over ------------------------------------------------------

    @rule(pick=PICK, which=PICK, values=SEVERAL, set_type=TYPES)
    def add_exercise(self, pick, which, values, set_type):
        for session in self.workouts(pick, WorkoutSession.objects.kept()):
            with self.refusing():  # in a long walk a workout may come to hold as many as it can
                entry = self.note(entries.add_exercise(session, self.exercise(which), rows=False))
                for each in values:
                    self.log_set(entry.uuid, uuid4(), each, set_type)

    @precondition(lambda self: self.entries)
    @rule(
        pick=PICK,
        which=PICK,
        how=st.sampled_from(["move", "move", "remove", "undo", "swap sets", "drop sets"]),
        below=st.booleans(),
    )
    def change_exercise(self, pick, which, how, below):
        (uuid,) = self.one_of(list(self.entries), pick)
        with self.refusing():
            match how:
                case "remove":
                    entries.remove_exercise(self.lifter, uuid=uuid)
                case "undo":
                    undo.restore_exercise(self.lifter, uuid=uuid)
                case "move":
                    mates = SessionExercise.objects.filter(session__entries__uuid=uuid).exclude(uuid=uuid)
                    for beside in self.one_of(mates.order_by("position"), which):
                        order.move_exercise(self.lifter, uuid=uuid, beside=beside.uuid, below=below)
                case _:
                    logged = LoggedSets.MOVE if how == "swap sets" else LoggedSets.REMOVE
                    exercise = self.exercise(which)
                    self.note(
                        replacing.replace_exercise(
                            self.lifter, uuid=uuid, exercise=exercise, new_uuid=uuid4(), logged=logged
                        )
                    )

    @precondition(lambda self: self.entries)
    @rule(pick=PICK, values=VALUES, set_type=TYPES)
    def log(self, pick, values, set_type):
        with self.refusing():
            self.log_set(*self.one_of(list(self.entries), pick), uuid4(), values, set_type)

    @precondition(lambda self: self.places)
    @rule(
        pick=PICK,
        values=VALUES,
        set_type=TYPES,
        how=st.sampled_from(["change", "change", "retype", "uncheck", "log again", "delete", "undo"]),
    )
    def change_set(self, pick, values, set_type, how):
        ((entry, uuid),) = self.one_of(self.places, pick)
        with self.refusing():
            match how:
                case "change":
                    entered = of_its_kind(self.entries[entry], values)
                    sets.change_set(self.lifter, uuid=uuid, values=entered, set_type=set_type)
                case "retype":
                    sets.retype_set(self.lifter, uuid=uuid, set_type=set_type)
                case "uncheck":
                    sets.uncheck_set(self.lifter, uuid=uuid)
                case "log again":
                    self.log_set(entry, uuid, values, set_type)
                case "delete":
                    sets.delete_set(self.lifter, uuid=uuid)
                case "undo":
                    undo.restore_set(self.lifter, uuid=uuid)

    # --- What counts how --------------------------------------------------------------------------------------------------

    @rule(pick=PICK, weight=WEIGHTS)
    def weigh(self, pick, weight):
        for session in self.workouts(pick, WorkoutSession.objects.kept()):
            corrections.correct_session(session, bodyweight_kg=weight)

    @rule(which=PICK, how=st.sampled_from(["body", "no body", "warm-ups", "no warm-ups", *Formula]))
    def count_otherwise(self, which, how):
        if how.endswith("body"):
            exercise = Exercise.objects.get(pk=self.exercise(which).pk)
            exercises.change_arithmetic(exercise, kind=exercise.type, counts_bodyweight=how == "body")
        elif how.endswith("warm-ups"):
            profile.save_preferences(self.lifter, {"counts_warmups": how == "warm-ups"})
        else:
            profile.save_preferences(self.lifter, {"one_rep_max_formula": how})

    # --- The worker -------------------------------------------------------------------------------------------------------

    @rule(pick=PICK, how=st.sampled_from(["one", "one twice", "lost", "all", "all", "swept", "upgraded"]))
    def work(self, pick, how):
        match how:
            case "all":
                self.obey_all(Random(pick))
                self.messages, self.is_one_lost = [], False
            case "swept":
                tasks.sweep_records()
                self.is_one_lost = False
            case "upgraded":  # the version before knew fewer kinds, and no message tells that there are more now
                PersonalRecord.objects.filter(
                    lifter=self.lifter, record_type__in=["max_weight", "pace", "reps"]
                ).delete()
                User.objects.filter(pk=self.lifter.pk).update(records_definition=1)
                self.is_one_lost = True
            case _:
                for message in self.one_of(self.messages, pick):
                    if how != "lost":
                        self.obey(message)
                    if how != "one twice":
                        self.messages.remove(message)
                    self.is_one_lost |= how == "lost"
