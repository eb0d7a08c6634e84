"""The word by which an import starts, or its file is thrown away."""

from decimal import Decimal

import pytest

from tests.factories import ExerciseFactory, UserFactory
from tests.factories.hevy import BENCH, row
from tests.factories.uploads import confirmed, imported, previewed, upload
from tests.formats import strong
from workouts.enums import ImportState
from workouts.errors import Conflict
from workouts.models import Exercise, ExerciseAlias, Import, ImportFile, User
from workouts.services import file_imports, import_attempts


def test_confirm_remembers_what_names_mean(lifter, bench):
    squat = ExerciseFactory(name="Squat (barbell)")
    ExerciseAlias.objects.create(exercise=bench, lifter=lifter, name="beinpresse")
    rows = [row("Beinpresse"), row("Kniebeuge"), row(BENCH), row("Thing"), row("Other")]

    job = confirmed(
        lifter,
        *rows,
        exercises={"Beinpresse": squat, "Kniebeuge": squat, BENCH: bench},
        own=["Thing"],
        left_out=["Other"],
        settings={"time_zone": "Asia/Tokyo", "weight_unit": "lb", "returns_deleted": True},
    )

    thing = Exercise.objects.get(name="Thing")
    aliases = ExerciseAlias.objects.filter(lifter=lifter).values_list("name", "exercise__name")
    assert set(aliases) == {("beinpresse", squat.name), ("Kniebeuge", squat.name)}
    assert (thing.created_by, thing.type) == (lifter, "weight_reps")
    assert job.brought == {
        "exercises": [thing.pk],
        "aliases": [ExerciseAlias.objects.get(name="Kniebeuge").pk],
        "renamed": [[ExerciseAlias.objects.get(name="beinpresse").pk, bench.pk, squat.pk]],
    }
    assert (job.state, job.left_out) == (ImportState.RUNNING, ["other"])
    assert (job.time_zone, job.weight_unit, job.returns_deleted) == ("Asia/Tokyo", "lb", True)
    assert User.objects.get(pk=lifter.pk).generation == 1


def test_confirm_makes_an_own_exercise_of_a_name_that_was_recognised(lifter, bench):
    ExerciseAlias.objects.create(exercise=bench, lifter=lifter, name=BENCH)

    confirmed(lifter, row(BENCH), own=[BENCH])

    own = Exercise.objects.get(created_by=lifter)
    assert ExerciseAlias.objects.get().exercise == own


def test_confirm_that_gives_a_name_another_meaning_raises_the_generation(lifter, bench):
    squat = ExerciseFactory(name="Squat (barbell)")
    ExerciseAlias.objects.create(exercise=squat, lifter=lifter, name="Thing")

    confirmed(lifter, row("Thing"), exercises={"Thing": bench})

    assert ExerciseAlias.objects.get().exercise == bench
    assert User.objects.get(pk=lifter.pk).generation == 1


def test_confirm_when_replayed_starts_once(lifter):
    job = confirmed(lifter, own=[BENCH])

    again = file_imports.confirm_import(job, exercises={}, own=["Another"])

    assert (again.started_at, again.brought) == (job.started_at, job.brought)
    assert Exercise.objects.count() == 1


def test_confirm_of_what_is_not_read_yet_is_refused(lifter):
    with pytest.raises(Conflict, match="has not been read yet"):
        file_imports.confirm_import(upload(lifter), exercises={})


def test_confirm_beside_a_running_import_is_refused(lifter, stranger):
    confirmed(stranger)
    job = previewed(lifter)
    confirmed(lifter)

    with pytest.raises(Conflict, match="Another import is running"):
        file_imports.confirm_import(job, exercises={})


def test_discard_drops_what_was_not_started(lifter):
    job = previewed(lifter)

    file_imports.discard_import(job)
    file_imports.discard_import(job)

    assert not Import.objects.exists()
    assert not ImportFile.objects.exists()


def test_discard_of_what_was_started_is_refused(lifter):
    with pytest.raises(Conflict, match="Undo it instead"):
        file_imports.discard_import(imported(lifter))


def test_units_of_the_import_come_before_those_of_the_lifter(db):
    lifter = UserFactory(weight_unit="kg")
    content = strong.unitless("2024-01-02 10:00:00,Push,Bench,1,100,5,0,0,,,")

    job = confirmed(lifter, content=content, settings={"weight_unit": "lb"})

    (workout,) = import_attempts.read_file(job).workouts
    assert workout.exercises[0].sets[0].weight_kg == Decimal("45.359237")
