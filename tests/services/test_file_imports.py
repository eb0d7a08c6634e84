import zlib
from datetime import timedelta
from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from tests.connections import came_to_wait, elsewhere
from tests.factories import CustomExerciseFactory, ExerciseFactory, UserFactory
from tests.factories.hevy import BENCH, bring_in, row
from tests.factories.uploads import confirmed, days, imported, previewed, upload
from tests.formats import strong
from workouts.enums import ImportState
from workouts.errors import Conflict, Invalid
from workouts.models import Exercise, ExerciseAlias, Import, ImportFile, User, WorkoutSession
from workouts.services import file_imports, import_attempts, import_preview, import_undo, trash
from workouts.services.file_imports import MOST_BYTES, MOST_WAITING, TOO_LARGE
from workouts.services.import_attempts import GAVE_UP

# --- Upload -------------------------------------------------------------------------------------------------------------


def test_upload_keeps_the_file_and_knows_its_format(lifter):
    job = upload(lifter, row(), name="my\nworkouts.csv")

    stored = Import.objects.get()
    assert (stored, stored.lifter, stored.state) == (job, lifter, ImportState.UPLOADED)
    assert (stored.file_name, stored.source_format) == ("my workouts.csv", "hevy")
    assert len(zlib.decompress(ImportFile.objects.get().content)) == stored.size_bytes


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"a,b\n1,2\n", "This file is none that is known here"),
        (b"PK\x03\x04", "This is an archive or a spreadsheet"),
        (b"x" * (MOST_BYTES + 1), TOO_LARGE),
    ],
    ids=["empty", "unknown", "packed", "large"],
)
def test_upload_refuses_kindly_and_keeps_nothing(lifter, content, reason):
    with pytest.raises(Invalid, match=f"^{reason}"):
        upload(lifter, content=content)

    assert not Import.objects.exists()


def test_upload_when_replayed_keeps_one(lifter):
    uuid, content = uuid4(), strong.unitless()

    first, second = (file_imports.upload_file(lifter, uuid=uuid, name="strong.csv", content=content) for _ in range(2))

    assert first == second
    assert Import.objects.count() == 1


def test_upload_under_the_id_of_another_is_refused(lifter, stranger):
    theirs = upload(stranger)

    with pytest.raises(Conflict):
        file_imports.upload_file(lifter, uuid=theirs.uuid, name="x", content=strong.unitless())


def test_uploads_that_wait_are_few(lifter, stranger):
    theirs, done = upload(stranger), imported(lifter)
    jobs = [upload(lifter) for _ in range(MOST_WAITING + 2)]

    assert set(Import.objects.all()) == {theirs, done, *jobs[2:]}


def test_uploads_left_lying_for_a_week_go(lifter):
    old, begun, fresh = upload(lifter), imported(lifter), upload(lifter)
    Import.objects.exclude(pk=fresh.pk).update(created_at=timezone.now() - timedelta(days=8))

    assert file_imports.forget_uploads() == 1
    assert set(Import.objects.all()) == {begun, fresh}
    assert old not in Import.objects.all()


# --- Preview ------------------------------------------------------------------------------------------------------------


def test_preview_tells_what_would_be_stored_and_stores_nothing(lifter, bench):
    job = previewed(
        lifter,
        row(type="warmup"),
        row(index=1),
        row("Larsen press", title="Later", start="7 Dec 2025, 09:00", end=""),
        row("Larsen press", title="Later", start="7 Dec 2025, 09:00", end="", values="x,5,,,"),
    )

    assert job.state == ImportState.PREVIEWED
    assert job.preview == {
        "rows": 4,
        "workouts": 2,
        "updated": 0,
        "offered": 0,
        "sets": 3,
        "notes": 0,
        "rests": 0,
        "measurements": 0,
        "duplicates": 0,
        "skipped": 1,
        "reasons": [[5, "weight_kg “x” is not a number."]],
        "matched": 1,
        "created": ["Larsen press"],
        "moved": [],
        "notices": [],
        "assumed": [],
        "deleted": 0,
        "first_on": "2025-12-05",
        "last_on": "2025-12-07",
        "warmups": 1,
        "titles_beyond": 0,
        "titles": [
            {
                "name": "Larsen press",
                "sets": 1,
                "type": "weight_reps",
                "columns": ["weight_kg", "reps"],
                "exercise": None,
                "moves": False,
                "suggested": [],
                "is_close": False,
            },
            {
                "name": BENCH,
                "sets": 2,
                "type": "weight_reps",
                "columns": ["weight_kg", "reps"],
                "exercise": bench.pk,
                "moves": False,
                "suggested": [],
                "is_close": False,
            },
        ],
    }
    assert not WorkoutSession.objects.exists()
    assert list(Exercise.objects.all()) == [bench]


def test_preview_suggests_what_a_name_may_mean(lifter, bench):
    ExerciseFactory(name="Squat (barbell)")
    own = CustomExerciseFactory(created_by=lifter, name="Bench press, wide grip")
    CustomExerciseFactory(name="Bench press of somebody else")

    (title,) = previewed(lifter, row("Bench Press - Wide")).preview["titles"]

    assert (title["exercise"], title["suggested"], title["is_close"]) == (None, [own.pk, bench.pk], True)


def test_preview_lists_as_many_names_as_a_page_holds(lifter, bench, monkeypatch):
    monkeypatch.setattr(import_preview, "MOST_TITLES", 2)

    preview = previewed(lifter, row("One"), row("Two"), row("Two"), row("Three"), row(BENCH)).preview

    assert ([title["name"] for title in preview["titles"]], preview["titles_beyond"]) == (["Two", "One"], 2)


def test_preview_tells_what_is_here_and_what_was_deleted(lifter, bench):
    bring_in(lifter, *days(3))
    trash.delete_session(WorkoutSession.objects.get(title="Day 1"))

    preview = previewed(lifter, *days(4)).preview

    assert (preview["workouts"], preview["duplicates"], preview["skipped"], preview["deleted"]) == (1, 4, 2, 2)


def test_preview_says_which_units_the_file_does_not(lifter):
    job = previewed(lifter, content=strong.unitless("2024-01-02 10:00:00,Push,Bench,1,100,5,0,0,,,"))

    assert (job.source_format, job.preview["assumed"]) == ("strong", ["weight"])


def test_preview_of_a_file_that_cannot_be_read_says_why(lifter):
    job = previewed(lifter, content=b'{"format": "other"}')

    assert (job.state, job.error) == (ImportState.FAILED, "This JSON is not an export of this tracker.")
    assert not ImportFile.objects.exists()


def test_preview_is_given_up_after_five_attempts(lifter):
    job = upload(lifter)
    Import.objects.update(attempts=5)

    import_preview.preview_import(job)

    job.refresh_from_db()
    assert (job.state, job.error) == (ImportState.FAILED, GAVE_UP)


def test_preview_when_repeated_changes_nothing(lifter):
    job = previewed(lifter)

    import_preview.preview_import(job)

    assert Import.objects.get().preview == job.preview


# --- Confirm ------------------------------------------------------------------------------------------------------------


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


def test_units_are_those_of_the_last_file_of_the_same_app(lifter, stranger):
    content = strong.unitless("2024-01-02 10:00:00,Push,Bench,1,100,5,0,0,,,")
    imported(stranger, content=content, settings={"weight_unit": "kg"})
    imported(lifter, content=content, settings={"weight_unit": "lb"})
    imported(lifter, row())

    job = previewed(lifter, content=content)

    assert (job.weight_unit, job.distance_unit, job.preview["duplicates"], job.preview["offered"]) == ("lb", "", 1, 0)
    assert previewed(lifter, row()).weight_unit == ""
    import_undo.undo_import(Import.objects.get(weight_unit="lb", started_at__isnull=False, lifter=lifter))
    assert previewed(lifter, content=content).weight_unit == ""


@pytest.mark.django_db(transaction=True)
def test_uploads_of_one_id_at_once_are_one():
    lifter, uuid = UserFactory(), uuid4()
    upload_it = partial(file_imports.upload_file, lifter, uuid=uuid, name="x.csv", content=strong.unitless())

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            first = upload_it()
            work = start_elsewhere(upload_it)
            assert came_to_wait(work)
        assert work.result() == first

    assert (Import.objects.count(), ImportFile.objects.count()) == (1, 1)
