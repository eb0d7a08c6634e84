from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories import (
    CustomExerciseFactory,
    EntryFactory,
    ExerciseFactory,
    FinishedSessionFactory,
    SessionFactory,
    SetFactory,
    UserFactory,
)
from workouts.models import ExerciseAlias
from workouts.queries.exercises import named, search, suggested
from workouts.services.catalogue import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue():
    load()


def names(found):
    return [exercise.name for exercise in found]


def do(lifter, exercise, **session):
    return SetFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter, **session), exercise=exercise))


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("pull-up", "Pull up"),
        ("pullup", "Pull up"),
        ("rdl", "Romanian deadlift (barbell)"),
        ("flat bench", "Bench press (barbell)"),
        ("barbell curl bicep", "Bicep curl (barbell)"),
        ("SQUAT (barbell)", "Squat (barbell)"),
        ("zerchr", "Zercher squat"),
        ("sqaut", "Squat (barbell)"),
        ("plnk", "Plank"),
        ("bnech press", "Bench press (barbell)"),
        ("deadlit", "Deadlift (barbell)"),
        ("dumbell curl", "Bicep curl (dumbbell)"),
        ("kettelbell swing", "Kettlebell swing"),
        ("bulgarain split squat", "Bulgarian split squat"),
    ],
)
def test_search_finds_first(catalogue, lifter, q, first):
    assert search(lifter, q=q)[0].name == first


def test_search_ranks_the_name_before_its_beginning_before_aliases_before_what_is_alike(lifter):
    alike = ExerciseFactory(name="Purlover hold")
    aliased = ExerciseFactory(name="Straight arm thing")
    inside = ExerciseFactory(name="Cable pullover")
    begins = ExerciseFactory(name="Pullover (dumbbell)")
    exact = ExerciseFactory(name="Pullover")
    ExerciseAlias.objects.create(exercise=aliased, name="Lat pullover")

    assert list(search(lifter, q="pullover")) == [exact, begins, inside, aliased, alike]


def test_search_finds_each_word_somewhere_and_nothing_twice(lifter):
    exercise = ExerciseFactory(name="Press (barbell)")
    for alias in ("Flat bench", "Bench", "Flat barbell press"):
        ExerciseAlias.objects.create(exercise=exercise, name=alias)
    ExerciseFactory(name="Flat walk")

    assert list(search(lifter, q="flat barbell")) == [exercise]


def test_search_knows_own_aliases_and_no_strangers(lifter, stranger):
    exercise = ExerciseFactory(name="Hack squat")
    ExerciseAlias.objects.create(exercise=exercise, name="Sledge", lifter=lifter)

    assert list(search(lifter, q="sledge")) == [exercise]
    assert list(search(stranger, q="sledge")) == []


def test_search_shows_own_exercises_and_no_strangers(lifter, stranger):
    own = CustomExerciseFactory(name="Log carry", created_by=lifter)

    assert list(search(lifter, q="log carry")) == [own]
    assert list(search(stranger, q="log carry")) == []
    assert list(search(stranger)) == []


def test_search_without_words_starts_with_what_was_done_lately(lifter):
    c, b, a, d = (ExerciseFactory(name=name) for name in ("C", "b", "A", "D"))
    do(lifter, d, started_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    do(lifter, c, started_at=datetime(2026, 3, 2, 12, tzinfo=UTC))
    do(UserFactory(), b)
    SetFactory(entry=EntryFactory(session=SessionFactory(lifter=lifter), exercise=b))

    found = list(search(lifter))

    assert found == [c, d, a, b]
    assert [exercise.last_done_on for exercise in found] == [date(2026, 3, 2), date(2026, 3, 1), None, None]


def test_search_without_words_goes_on_with_what_is_common(lifter):
    other, second, first, done = (
        ExerciseFactory(name=name, common_order=order) for name, order in [("A", None), ("B", 2), ("C", 1), ("D", None)]
    )
    do(lifter, done)

    assert list(search(lifter)) == [done, first, second, other]


def test_search_of_a_new_lifter_starts_with_what_is_common(catalogue, lifter):
    found = search(lifter)

    assert names(found[:3]) == ["Squat (barbell)", "Bench press (barbell)", "Deadlift (barbell)"]
    assert names(found)[28:30] == ["21s bicep curl", "Ab scissors"]


def test_search_with_words_asks_what_is_meant_before_what_is_common(lifter):
    exact, begins = ExerciseFactory(name="Row"), ExerciseFactory(name="Row (cable)")
    common = ExerciseFactory(name="Bent over row", common_order=1)
    done = ExerciseFactory(name="Upright row")
    do(lifter, done)

    assert list(search(lifter, q="row")) == [exact, begins, done, common]


def test_suggested_puts_what_was_done_before_the_same_type_before_what_is_common(lifter):
    bench, press, dip, pushdown, done = (
        ExerciseFactory(name=name, primary_muscles=["chest"], common_order=order, type=kind)
        for name, order, kind in [
            ("Bench press", 1, "weight_reps"),
            ("Chest press", None, "weight_reps"),
            ("Dip", 2, "reps_only"),
            ("Fly", 3, "weight_reps"),
            ("Svend press", None, "reps_only"),
        ]
    )
    do(lifter, done)

    assert list(suggested(lifter, bench)) == [done, pushdown, press, dip]


def test_search_by_muscle_puts_the_primary_ones_first(lifter):
    also = ExerciseFactory(name="A", primary_muscles=["chest"], secondary_muscles=["triceps"])
    mainly = ExerciseFactory(name="B", primary_muscles=["triceps"])
    ExerciseFactory(name="C", primary_muscles=["biceps"])
    do(lifter, also)

    assert list(search(lifter, muscle="triceps")) == [mainly, also]


def test_search_narrows_by_words_muscle_and_equipment(lifter):
    wanted = ExerciseFactory(name="Row one", primary_muscles=["lats"], equipment=["cable"])
    ExerciseFactory(name="Row two", primary_muscles=["lats"], equipment=["barbell"])
    ExerciseFactory(name="Row three", primary_muscles=["biceps"], equipment=["cable"])
    ExerciseFactory(name="Curl", primary_muscles=["lats"], equipment=["cable"])

    assert list(search(lifter, q="row", muscle="lats", equipment="cable")) == [wanted]


@pytest.mark.parametrize("q", ["\x00", "%", "_", "()", "'", "’", "a" * 5000, "xq " * 900, "\\", "zzzzzz"])
def test_search_for_nonsense_finds_nothing(catalogue, lifter, q):
    assert list(search(lifter, q=q)) == []


def test_search_drops_what_the_database_refuses(lifter):
    plank = ExerciseFactory(name="Plank")

    assert list(search(lifter, q="pl\x00ank")) == [plank]


@pytest.mark.parametrize(
    "options", [{}, {"q": "press"}, {"q": "perss bnech", "muscle": "chest", "equipment": "barbell"}]
)
@pytest.mark.parametrize("count", [1, 3])
def test_search_takes_one_statement(lifter, django_assert_num_queries, options, count):
    for _ in range(count):
        exercise = ExerciseFactory(primary_muscles=["chest"], equipment=["barbell"])
        exercise.name = f"Bench press {exercise.pk}"
        exercise.save()
        do(lifter, exercise)

    with django_assert_num_queries(1):
        assert len(search(lifter, **options)[:50]) == count


def test_named_finds_name_or_alias_of_what_is_visible(lifter, stranger):
    exercise = ExerciseFactory(name="Deadlift")
    ExerciseAlias.objects.create(exercise=exercise, name="Pull from the floor")
    own = CustomExerciseFactory(name="deadLIFT", created_by=lifter)

    assert named(lifter, "DEADLIFT") == own
    assert named(stranger, "DEADLIFT") == exercise
    assert named(lifter, "pull from the FLOOR") == exercise
    assert named(lifter, "dead") is None


def test_search_counts_only_finished_sets(lifter):
    exercise = ExerciseFactory(name="A")
    row = do(lifter, exercise)
    row.logged_at = None
    row.weight_kg = Decimal(1)
    row.save()

    assert search(lifter)[0].last_done_on is None
