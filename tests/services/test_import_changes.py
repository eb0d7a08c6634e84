"""Workouts that a later file tells otherwise than the one that brought them: offered, or taken over at a word."""

import pytest

from tests.factories import ExerciseFactory, UserFactory
from tests.factories.hevy import BENCH, file, row, sets_of
from tests.factories.uploads import days, imported
from tests.formats import strong
from tests.services.changed_files import COLUMNS, PUSH, bring, lines_of, take
from workouts.models import ExerciseAlias, PersonalRecord, WorkoutSession
from workouts.services.import_selection import CHANGED_IN_FILE

pytestmark = pytest.mark.usefixtures("bench")

CHANGES = {  # what the file says now, and on which of its lines something is new
    "a weight": ([row(values="105,5,,,"), *PUSH[1:]], [2]),
    "no weight": ([row(values=",5,,,"), *PUSH[1:]], [2]),
    "reps": ([PUSH[0], row(index=1, values="100,6,,,"), PUSH[2]], [3]),
    "an effort": ([PUSH[0], row(index=1, values="100,5,,,8.5"), PUSH[2]], [3]),
    "a distance": ([*PUSH[:2], row("Squat", values="100,5,0.02,,")], [4]),
    "a time": ([*PUSH[:2], row("Squat", values="100,5,,30,")], [4]),
    "a type of set": ([row(type="warmup"), *PUSH[1:]], [2]),
    "a note": ([*PUSH[:2], row("Squat", notes="deep")], [4]),
    "a superset": ([row(superset=0), row(index=1, superset=0), row("Squat", superset=0)], [2, 3, 4]),
    "words on all": ([row(description="x"), row(index=1, description="x"), row("Squat", description="x")], [2, 3, 4]),
    "an exercise renamed": ([*PUSH[:2], row("Front squat")], [4]),
    "fewer sets": ([PUSH[0], PUSH[2]], []),
    "fewer exercises": (PUSH[:2], []),
    "another order": ([PUSH[2], *PUSH[:2]], []),
}


# --- What is a change ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_the_file_is_offered_and_taken_over_at_a_word(lifter, change):
    rows, new = CHANGES[change]
    bring(lifter, *PUSH)
    before, stored = WorkoutSession.objects.get(), sets_of(lifter, *COLUMNS)

    offered = bring(lifter, *rows)

    assert (offered.offered, offered.updated, offered.sets, offered.workouts) == (1, (), 0, 0)
    assert (lines_of(offered, CHANGED_IN_FILE), offered.duplicates) == (new, len(rows) - len(new))
    assert sets_of(lifter, *COLUMNS) == stored

    taken, again = take(lifter, *rows), take(lifter, *rows)

    assert (taken.offered, taken.updated, taken.sets, taken.workouts, taken.skipped) == (
        0,
        (before.uuid,),
        len(new),
        0,
        (),
    )
    assert (again.offered, again.updated, again.duplicates) == (0, (), len(rows))
    other = UserFactory()
    bring(other, *rows)
    assert sets_of(lifter, *COLUMNS) == sets_of(other, *COLUMNS)
    assert WorkoutSession.objects.get(lifter=lifter).imported_by == before.imported_by


STRONG = [strong.row(), strong.row("Rest Timer", "0,0,0,60"), strong.row("Note", notes="slow"), strong.row("2")]


@pytest.mark.parametrize(
    ("rows", "new"),
    [
        ([STRONG[0], strong.row("Rest Timer", "0,0,0,90"), *STRONG[2:]], [2, 3, 4]),
        ([*STRONG[:2], strong.row("Note", notes="slower"), STRONG[3]], [2, 3, 4, 5]),
        ([strong.row(duration="1h 20m"), *STRONG[1:3], strong.row("2", duration="1h 20m")], [2, 3, 4, 5]),
    ],
    ids=["a rest", "a note", "a duration"],
)
def test_changes_in_rows_of_their_own_are_told_and_taken_over(lifter, rows, new):
    bring(lifter, text=strong.file(*STRONG))

    offered = bring(lifter, text=strong.file(*rows))
    taken = take(lifter, text=strong.file(*rows))

    assert (lines_of(offered, CHANGED_IN_FILE), offered.duplicates) == (new, len(rows) - len(new))
    assert (taken.sets + taken.notes + taken.rests, taken.duplicates, len(taken.updated)) == (len(new), 4 - len(new), 1)
    other = UserFactory()
    bring(other, text=strong.file(*rows))
    assert sets_of(lifter, *COLUMNS) == sets_of(other, *COLUMNS)


def test_another_end_is_a_change_of_the_workout_that_began_then(lifter):
    bring(lifter, *PUSH)
    before = WorkoutSession.objects.get()
    longer = [each.replace("12:40", "12:50") for each in [*PUSH, row("Row")]]

    offered, taken, again = bring(lifter, *longer), take(lifter, *longer), take(lifter, *longer)

    assert (offered.offered, lines_of(offered, CHANGED_IN_FILE), offered.workouts) == (1, [2, 3, 4, 5], 0)
    assert (taken.updated, taken.sets, taken.workouts, again.duplicates) == ((before.uuid,), 4, 0, 4)
    assert WorkoutSession.objects.get().duration_seconds == 73 * 60
    assert bring(lifter, *PUSH).offered == 1


def test_two_workouts_of_one_beginning_are_not_taken_for_each_other(lifter):
    first, second = PUSH, [row(end="5 Dec 2025, 11:50", values="20,5,,,")]
    bring(lifter, *first, *second)

    found = take(lifter, *first, row(end="5 Dec 2025, 11:50", values="25,5,,,"))

    assert (len(found.updated), found.sets, found.duplicates) == (1, 1, 3)
    assert sorted(sets_of(lifter, "weight_kg")) == [25, 100, 100, 100]


@pytest.mark.parametrize(
    "text",
    [
        file(row(superset=3, values="220.46,5,,,"), row("Run", superset=3, values=",,1.000,300,8.0")).replace(
            "_kg", "_lbs"
        ),
        file(
            row("BENCH press  (barbell)", superset=7, values="100.00,5,,,"), row("Run", superset=7, values=",,1,300,8")
        ),
    ],
    ids=["in pounds", "with other signs"],
)
def test_the_same_workout_written_otherwise_is_here(lifter, text):
    bring(lifter, row(superset=0), row("Run", superset=0, values=",,1,300,8"))

    found = bring(lifter, text=text)

    assert (found.duplicates, found.offered) == (2, 0)


def test_what_names_mean_here_is_no_change_in_the_file(lifter, bench):
    bring(lifter, row(), row("My squat"))
    ExerciseAlias.objects.create(lifter=lifter, exercise=bench, name="My squat")
    bench.name = "Bench"
    bench.save()
    ExerciseFactory(name=BENCH)
    lifter.default_rest_seconds, lifter.weight_unit = 30, "lb"
    lifter.save()

    assert (bring(lifter, row(), row("My squat")).duplicates, bring(lifter, row(), row("My squat")).offered) == (2, 0)


def test_a_file_of_before_the_last_one_is_offered_as_well(lifter):
    bring(lifter, row())
    take(lifter, row(values="105,5,,,"))

    assert bring(lifter, row()).offered == 1
    assert sets_of(lifter, "weight_kg") == [105]


# --- What else is said --------------------------------------------------------------------------------------------------


def test_a_rehearsal_says_what_would_be_and_changes_nothing(lifter):
    bring(lifter, *days(3))
    rows = [*days(2, values="105,5,,,"), *days(3)[4:], *days(5)[8:]]
    before = list(WorkoutSession.objects.values())

    asked, wanted = (bring(lifter, *rows, takes_changes=takes, is_rehearsal=True) for takes in (False, True))
    assert (asked.workouts, asked.offered, len(asked.updated), asked.sets) == (1, 2, 0, 2)
    assert (wanted.workouts, wanted.offered, len(wanted.updated), wanted.sets) == (1, 0, 2, 6)
    assert list(WorkoutSession.objects.values()) == before

    stored = take(lifter, *rows)
    assert (wanted.sets, wanted.duplicates, wanted.skipped) == (stored.sets, stored.duplicates, stored.skipped)


def test_growth_needs_no_word_whatever_else_has_changed(lifter):
    bring(lifter, row(), row("Squat"))

    found = bring(lifter, row(), row("Squat", values="90,5,,,"), row("Squat", 1, values="80,5,,,"))

    assert (len(found.updated), found.sets, found.duplicates, found.offered) == (1, 2, 1, 0)
    assert sets_of(lifter, "weight_kg") == [100, 90, 80]


def test_exercises_that_are_left_out_are_no_change_in_the_file(lifter):
    imported(lifter, *PUSH)

    out = imported(lifter, *PUSH, left_out=["Squat"], settings={"takes_changes": True})

    assert (out.result["updated"], out.result["duplicates"], out.result["skipped"]) == (0, 2, 1)
    assert len(sets_of(lifter, "pk")) == 3
    other = UserFactory()
    imported(other, *PUSH, left_out=["Squat"])
    same = imported(other, *PUSH, left_out=["Squat"], settings={"takes_changes": True})
    assert (same.result["updated"], same.result["duplicates"], same.result["skipped"]) == (0, 2, 1)
    changed = imported(other, *CHANGES["a weight"][0], left_out=["Squat"], settings={"takes_changes": True})
    assert (changed.result["updated"], changed.result["sets"], changed.result["duplicates"]) == (1, 1, 1)
    assert imported(other, *CHANGES["a weight"][0]).result["sets"] == 1  # has grown, as it seems


def test_records_follow_what_was_taken_over(lifter, bench):
    bring(lifter, *days(2, values="120,5,,,"))

    take(lifter, *days(2, values="100,5,,,"))

    best = PersonalRecord.objects.standing().filter(exercise=bench, record_type="max_weight")
    assert list(best.values_list("value", "session__title")) == [(100, "Day 1")]


def test_taking_over_takes_a_fixed_number_of_statements(lifter, django_assert_num_queries):
    bring(lifter, *days(6))

    for wanted, rows in (("105", days(1)), ("110", days(6))):
        changed = [each.replace("100,5", f"{wanted},5") for each in rows]
        with django_assert_num_queries(14):
            bring(lifter, *changed, is_rehearsal=True)
        with django_assert_num_queries(59):
            assert len(take(lifter, *changed).updated) == len(rows) // 2
