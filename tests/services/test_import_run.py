import pytest
from django.db import transaction

from tests.connections import came_to_wait, elsewhere
from tests.factories import ExerciseFactory, UserFactory
from tests.factories.hevy import BENCH, bring_in, file, row, sets_of
from tests.factories.uploads import confirmed, days, imported, upload
from workouts.enums import ImportState
from workouts.models import (
    BodyMeasurement,
    Exercise,
    ExerciseAlias,
    Import,
    ImportFile,
    PersonalRecord,
    User,
    WorkoutSession,
    WorkoutSet,
)
from workouts.services import exports, file_imports, import_preview, import_run, trash
from workouts.services.import_attempts import BROKEN, GAVE_UP

MEASURED = b'"date","weight_kg","waist_cm"\n"5 Dec 2025, 00:00",80.5,84\n"6 Dec 2025, 00:00",81,\n'


@pytest.fixture
def lifter(db):
    return UserFactory(time_zone="Europe/Berlin")


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(import_run, "BATCH", 4)  # two workouts


def test_run_stores_what_the_preview_said(lifter, bench):
    job = imported(lifter, *days(3), row("Larsen press", title="Last"))

    assert (job.state, job.total, job.done, job.error) == (ImportState.DONE, 4, 4, "")
    assert {name: job.result[name] for name in ("workouts", "sets", "created", "skipped")} == {
        "workouts": 4,
        "sets": 7,
        "created": ["Larsen press"],
        "skipped": 0,
    }
    assert job.brought == {
        "exercises": [Exercise.objects.get(name="Larsen press").pk],
        "aliases": [],
        "routines": [],
        "folders": [],
        "measurements": {},
    }
    assert set(WorkoutSession.objects.values_list("imported_by", flat=True)) == {job.pk}
    assert not WorkoutSession.objects.without_records().exists()
    assert PersonalRecord.objects.filter(lifter=lifter, exercise=bench, record_type="max_weight").count() == 1
    assert not ImportFile.objects.exists()
    assert job.started_at <= job.finished_at


def test_run_stores_the_same_as_the_shell(lifter, bench):
    columns = ("session__title", "session__started_at", "position", "set_type", "weight_kg", "reps", "volume_kg")
    rows = [*days(5), row("Thing", values="20,12,,,", type="dropset", notes="slow", superset=1)]
    imported(lifter, *rows)
    ours = sets_of(lifter, *columns)
    other = UserFactory(time_zone="Europe/Berlin")

    bring_in(other, *rows)

    assert ours == sets_of(other, *columns)


def test_run_reads_wall_clocks_in_the_chosen_zone(lifter, bench):
    imported(lifter, row(start="5 Dec 2025, 11:37"), settings={"time_zone": "Asia/Tokyo"})

    session = WorkoutSession.objects.get()
    assert (session.time_zone, session.started_at.isoformat()) == ("Asia/Tokyo", "2025-12-05T02:37:00+00:00")


def test_run_follows_the_choices(lifter, bench):
    squat = ExerciseFactory(name="Squat (barbell)")

    job = imported(
        lifter,
        row("Kniebeuge"),
        row("Thing"),
        row("Other"),
        row("Other", title="Only other", start="7 Dec 2025, 09:00", end=""),
        exercises={"Kniebeuge": squat},
        own=["Thing"],
        left_out=["Other"],
    )

    assert sets_of(lifter, "exercise__name") == ["Squat (barbell)", "Thing"]
    assert (job.result["created"], job.result["matched"]) == (["Thing"], 1)
    assert (job.result["workouts"], job.result["skipped"], job.result["reasons"]) == (
        1,
        2,
        [[4, "You left this exercise out."], [5, "You left this exercise out."]],
    )


def test_run_brings_back_what_was_deleted_only_if_asked(lifter, bench):
    bring_in(lifter, *days(2))
    trash.delete_session(WorkoutSession.objects.get(title="Day 1"))

    assert imported(lifter, *days(2)).result["workouts"] == 0
    assert imported(lifter, *days(2), settings={"returns_deleted": True}).result["workouts"] == 1


def test_run_again_of_an_overlapping_file_adds_what_is_new(lifter, bench):
    imported(lifter, *days(3))

    job = imported(lifter, *days(5))

    assert (job.result["workouts"], job.result["duplicates"], WorkoutSession.objects.count()) == (2, 6, 5)


def test_run_stores_measurements(lifter):
    BodyMeasurement.objects.create(lifter=lifter, measured_on="2025-12-05", weight_kg="80.5")

    job = imported(lifter, content=MEASURED)

    assert (job.source_format, job.state, job.total) == ("hevy_measurements", ImportState.DONE, 0)
    assert job.brought["measurements"] == {
        "2025-12-05": {"waist_cm": "84.000"},
        "2025-12-06": {"weight_kg": "81.000000"},
    }
    assert job.result["measurements"] == 2


def test_run_restores_an_account(lifter, bench):
    bring_in(lifter, *days(2), row("Thing"))
    content = "".join(exports.complete(lifter)).encode()
    other = UserFactory()

    job = imported(other, content=content)

    assert (job.source_format, job.state, job.total, job.done) == ("full-tracker", ImportState.DONE, 3, 3)
    assert job.brought == {
        "exercises": [Exercise.objects.get(created_by=other).pk],
        "aliases": [],
        "routines": [],
        "folders": [],
        "measurements": {},
    }
    assert WorkoutSession.objects.filter(lifter=other, imported_by=job).count() == 3


# --- Batch by batch -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small_batches")
def test_run_tells_how_far_it_is_after_each_batch(lifter, bench):
    job = confirmed(lifter, *days(5))
    seen = []

    for done in import_run.steps(job):
        now = Import.objects.get()
        seen.append((done, now.done, now.total, now.percent, WorkoutSession.objects.count(), now.state))

    assert seen == [
        (2, 2, 5, 40, 2, "running"),
        (4, 4, 5, 80, 4, "running"),
        (5, 5, 5, 100, 5, "running"),
    ]
    assert Import.objects.get().state == ImportState.DONE


@pytest.mark.usefixtures("small_batches")
def test_run_after_a_lost_worker_goes_on_and_stores_nothing_twice(lifter, bench):
    rows = [*days(5), row("Larsen press", title="Day 5", start="5 Mar 2025, 10:00", end="5 Mar 2025, 10:30")]
    job = confirmed(lifter, *rows)
    lost = import_run.steps(job)
    next(lost)
    first = list(WorkoutSession.objects.order_by("pk").values())
    lost.close()

    import_run.carry_on(Import.objects.get())

    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (ImportState.DONE, 6, 6)  # two of one title and minute, too
    assert (job.result["workouts"], job.result["duplicates"]) == (6, 0)
    assert WorkoutSet.objects.count() == 11
    kept = WorkoutSession.objects.filter(pk__in=[each["id"] for each in first]).order_by("pk")
    assert [(s.uuid, s.title) for s in kept] == [(each["uuid"], each["title"]) for each in first]
    assert Exercise.objects.filter(created_by=lifter).count() == len(job.brought["exercises"]) == 1


@pytest.mark.usefixtures("small_batches")
def test_run_delivered_twice_at_once_stores_nothing_twice(lifter, bench):
    job = confirmed(lifter, *days(6))
    one, two = import_run.steps(job), import_run.steps(job)

    assert [next(one), next(two), next(one), next(two)] == [2, 4, 4, 6]  # the second began behind the first batch
    assert [list(two), list(one)] == [[], []]

    assert (WorkoutSession.objects.count(), WorkoutSet.objects.count()) == (6, 12)
    assert Import.objects.get().state == ImportState.DONE


def test_run_when_repeated_after_its_end_does_nothing(lifter, bench):
    job = imported(lifter, *days(2))
    before = list(WorkoutSession.objects.values()), Import.objects.values().get()

    import_run.carry_on(Import.objects.get(pk=job.pk))

    assert (list(WorkoutSession.objects.values()), Import.objects.values().get()) == before


def test_run_by_who_read_it_long_ago_follows_the_choices(lifter, bench):
    job = upload(lifter, row(), row("Odd"))
    long_ago = Import.objects.get(pk=job.pk)
    import_preview.preview_import(job)
    file_imports.confirm_import(job, exercises={}, left_out=["Odd"], time_zone="Asia/Tokyo")

    import_run.carry_on(long_ago)

    assert (long_ago.state, sets_of(lifter, "exercise__name")) == (ImportState.UPLOADED, [bench.name])
    assert WorkoutSession.objects.get().time_zone == "Asia/Tokyo"


@pytest.mark.django_db(transaction=True)
def test_run_leaves_it_to_who_is_at_it():
    lifter = UserFactory()
    job = confirmed(lifter, *days(2))

    with elsewhere() as start_elsewhere, transaction.atomic():
        Import.objects.locked().get(pk=job.pk)
        start_elsewhere(import_run.carry_on, job).result()

    assert (Import.objects.get().state, Import.objects.get().attempts) == (ImportState.RUNNING, 0)


@pytest.mark.usefixtures("small_batches")
@pytest.mark.django_db(transaction=True)
def test_a_batch_waits_for_another_and_finds_what_it_stored():
    job = confirmed(UserFactory(), *days(4))
    steps = import_run.steps(job)
    next(steps)

    with elsewhere() as start_elsewhere:
        with transaction.atomic():
            assert next(import_run.steps(job)) == 4
            work = start_elsewhere(next, steps)
            assert came_to_wait(work)
        assert work.result() == 4

    assert (WorkoutSession.objects.count(), WorkoutSet.objects.count()) == (4, 8)


@pytest.mark.usefixtures("small_batches")
def test_readers_see_each_batch_under_a_generation_of_its_own(lifter, bench):
    job = confirmed(lifter, *days(4))

    generations = [User.objects.get(pk=lifter.pk).generation for _ in import_run.steps(job)]

    assert len(set(generations)) == 2
    assert User.objects.get(pk=lifter.pk).generation > generations[-1]


def test_run_is_given_up_after_five_attempts_that_got_no_further(lifter):
    confirmed(lifter, *days(1))
    Import.objects.update(attempts=5)

    import_run.carry_on(Import.objects.get())

    job = Import.objects.get()
    assert (job.state, job.error, job.can_be_undone) == (ImportState.FAILED, GAVE_UP, True)


def test_run_ends_with_a_sentence_where_it_cannot_go_on(lifter, caplog):
    job = confirmed(lifter, *days(1))
    ImportFile.objects.all().delete()

    import_run.carry_on(job)

    assert (Import.objects.get().state, Import.objects.get().error) == (ImportState.FAILED, BROKEN)
    assert caplog.messages == [f"Could not import: {job.pk}"]


def test_run_takes_a_bounded_number_of_statements(lifter, bench, django_assert_max_num_queries):
    rows = [
        row(index=index, title=f"{day}", start=f"2024-{day // 28 + 1:02}-{day % 28 + 1:02}T10:00", end="")
        for day in range(100)
        for index in range(20)
    ]
    job = confirmed(lifter, content=file(*rows).encode())

    with django_assert_max_num_queries(90):
        import_run.carry_on(job)

    assert (WorkoutSet.objects.count(), ExerciseAlias.objects.count()) == (2000, 0)
    assert BENCH in {title["name"] for title in job.preview["titles"]}
