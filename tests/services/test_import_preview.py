"""Files that were read but not imported: what is told of them."""

from tests.factories import CustomExerciseFactory, ExerciseFactory
from tests.factories.hevy import BENCH, bring_in, row
from tests.factories.uploads import days, imported, previewed, upload
from tests.formats import strong
from workouts.enums import ImportState
from workouts.models import Exercise, Import, ImportFile, WorkoutSession
from workouts.services import import_preview, import_undo, trash
from workouts.services.import_attempts import GAVE_UP


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
