"""What a link shows of a workout and of a report, and what it hides."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SetFactory
from workouts.domain.spans import Span
from workouts.enums import ExerciseType
from workouts.models import ShareLink, WorkoutSession
from workouts.queries.shared import in_units_of, links_of, session_of, shared_report, shared_session, sharer_of
from workouts.services import records, trash
from workouts.services.recounting import recount_totals

MONDAY = datetime(2026, 10, 5, 16, 30, tzinfo=UTC)
OCTOBER = Span.month_of(MONDAY.date())


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(2026, 11, 14, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def bench(db):
    return ExerciseFactory(name="Bench press", primary_muscles=["chest"])


@pytest.fixture
def dip(db):
    return ExerciseFactory(
        name="Dip", type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True, primary_muscles=["triceps"]
    )


def workout(lifter, bench, dip, *, week=0, pressed=80, added=10, **session):
    """Three sets: a warm-up and a working set of dips by a lifter of 80 kg, and one of bench press."""
    session = FinishedSessionFactory(
        lifter=lifter, title="Push A", started_at=MONDAY + timedelta(weeks=week), time_zone="Europe/Berlin",
        notes="Slept badly", rating=2, bodyweight_kg=Decimal(80), **session,
    )  # fmt: skip
    entry = EntryFactory(session=session, exercise=dip, notes="Left shoulder")
    warm = {"weight_kg": Decimal(0), "load_kg": Decimal(80), "volume_kg": Decimal(240), "reps": 3}
    SetFactory(entry=entry, set_type="warmup", **warm)
    load = Decimal(80 + added)
    SetFactory(entry=entry, weight_kg=Decimal(added), load_kg=load, volume_kg=5 * load, rpe=Decimal("8.5"))
    SetFactory(entry=EntryFactory(session=session, exercise=bench), weight_kg=Decimal(pressed))
    recount_totals(lifter)
    session.refresh_from_db()
    return session


@pytest.fixture
def pushed(lifter, bench, dip):
    workout(lifter, bench, dip, week=-1)
    session = workout(lifter, bench, dip, pressed=90, added=20)
    records.rebuild(lifter)
    session = WorkoutSession.objects.get(pk=session.pk)
    session.lifter = lifter
    return session


def link(lifter, thing, **shows):
    of = {"span": thing.kind, "first_on": thing.first} if isinstance(thing, Span) else {"session_uuid": thing.uuid}
    return ShareLink.issue(lifter=lifter, uuid=uuid4(), **of, **shows)


def row(label, weight, reps, **others):
    return {
        "label": label, "weight_kg": weight, "reps": reps, "duration_seconds": None, "distance_m": None,
        "custom_metric": None, "rpe": None, "one_rep_max_kg": None, "is_record": False,
    } | others  # fmt: skip


def alone(entry):
    return {"letter": "", "colour": "", "entries": [entry]}


def entries_of(found):
    return [entry for part in found["parts"] for entry in part["entries"]]


# --- A workout --------------------------------------------------------------------------------------------------------


def test_shared_session_hides_bodyweight_notes_and_times(pushed, lifter):
    units = {"weight_unit": "kg", "distance_unit": "km"}

    found = shared_session(link(lifter, pushed), pushed)

    told, muscles = found.pop("records"), found.pop("muscles")
    assert [(each["muscle"], each["sets"], each["before"]) for each in muscles if each["sets"]] == [
        ("chest", 1, 0), ("triceps", 1, 0),
    ]  # fmt: skip
    assert found == {
        "title": "Push A",
        "day": date(2026, 10, 5),
        "start": None,
        "end": None,
        "bodyweight_kg": None,
        "notes": "",
        "volume_kg": 450,
        "is_without_lifter": True,
        "seconds": 3600,
        "sets": 2,
        "reps": 10,
        "exercises": 2,
        "is_computed": True,
        "medals": 9,
        "has_rpe": True,
        "parts": [
            alone({
                "name": "Dip", "type": "bodyweight_weighted", "columns": ["weight_kg", "reps"], "units": units,
                "notes": "", "is_estimated": False,
                "sets": [row("W", 0, 3), row("1", 20, 5, rpe=Decimal("8.5"))],
            }),
            alone({
                "name": "Bench press", "type": "weight_reps", "columns": ["weight_kg", "reps"], "units": units,
                "notes": "", "is_estimated": True,
                "sets": [row("1", 90, 5, one_rep_max_kg=Decimal("101.25"), is_record=True)],
            }),
        ],
    }  # fmt: skip
    assert [(group["exercise"], [medal["kind"] for medal in group["medals"]]) for group in told] == [
        ("Dip", ["max_weight", "3rm", "5rm"]),
        ("Bench press", ["1rm", "max_weight", "3rm", "5rm", "set_volume", "volume"]),
    ]
    assert set(told[1]) == {"exercise", "units", "medals"}
    assert told[1]["medals"][0] == {
        "kind": "1rm", "type": "weight_reps", "value": Decimal("101.25"), "formula": "brzycki", "gain": Decimal("11.25"),
        "set": {"weight_kg": 90, "reps": 5, "duration_seconds": None, "distance_m": None, "custom_metric": None},
        "bodyweight_kg": None,
    }  # fmt: skip


def test_shared_session_shows_the_bodyweight_where_it_is_ticked(pushed, lifter):
    found = shared_session(link(lifter, pushed, shows_bodyweight=True), pushed)

    assert (found["bodyweight_kg"], found["volume_kg"], found["is_without_lifter"]) == (80, 950, False)
    assert found["medals"] == 12
    assert entries_of(found)[0]["is_estimated"] is True
    assert entries_of(found)[0]["sets"][1] == row(
        "1", 20, 5, rpe=Decimal("8.5"), one_rep_max_kg=Decimal("112.5"), is_record=True
    )
    assert (found["notes"], entries_of(found)[0]["notes"], found["start"]) == ("", "", None)


def test_shared_session_shows_notes_where_they_are_ticked(pushed, lifter):
    found = shared_session(link(lifter, pushed, shows_notes=True), pushed)

    assert (found["notes"], [entry["notes"] for entry in entries_of(found)]) == ("Slept badly", ["Left shoulder", ""])
    assert (found["bodyweight_kg"], found["start"], found["is_without_lifter"]) == (None, None, True)


def test_shared_session_shows_times_of_its_own_zone_where_they_are_ticked(pushed, lifter):
    found = shared_session(link(lifter, pushed, shows_times=True), pushed)

    assert (found["start"], found["end"]) == (datetime(2026, 10, 5, 18, 30), datetime(2026, 10, 5, 19, 30))
    assert (found["bodyweight_kg"], found["notes"]) == (None, "")


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Evening workout", "Workout"), ("Evening push", "Evening push"), ("evening workout", "Workout")],
)
def test_a_title_that_tells_the_time_of_day_is_hidden_with_it(pushed, lifter, title, shown):
    pushed.title = title

    assert shared_session(link(lifter, pushed), pushed)["title"] == shown
    assert shared_session(link(lifter, pushed, shows_times=True), pushed)["title"] == title


def test_shared_session_counts_warmups_where_the_lifter_does(pushed, lifter):
    lifter.counts_warmups = True
    lifter.save()
    recount_totals(lifter)
    pushed.refresh_from_db()
    pushed.lifter = lifter

    found = shared_session(link(lifter, pushed), pushed)

    assert (pushed.total_volume_kg, found["volume_kg"], found["sets"]) == (1190, 450, 3)


def test_shared_session_without_moves_of_the_lifter_hides_nothing(lifter, bench):
    session = SetFactory(entry=EntryFactory(session=FinishedSessionFactory(lifter=lifter), exercise=bench)).session
    recount_totals(lifter)
    session.refresh_from_db()
    session.lifter = lifter

    found = shared_session(link(lifter, session), session)

    assert (found["volume_kg"], found["is_without_lifter"]) == (500, False)


def test_shared_session_waits_for_its_records(pushed, lifter):
    pushed.records_computed_at = None

    found = shared_session(link(lifter, pushed), pushed)

    assert (found["is_computed"], found["medals"], found["records"]) == (False, 0, [])


# --- A report ---------------------------------------------------------------------------------------------------------


def test_shared_report_leads_nowhere_and_hides_the_bodyweight(pushed, lifter):
    found = shared_report(link(lifter, OCTOBER), lifter)

    assert (found["previous"], found["next"]) == (None, None)
    assert (found["figures"]["volume_kg"], found["before"]["volume_kg"], found["is_without_lifter"]) == (450, 400, True)
    assert found["favourites"] == [
        {"name": "Bench press", "sets": 1, "workouts": 1}, {"name": "Dip", "sets": 1, "workouts": 1},
    ]  # fmt: skip
    assert found["weeks"][1][0] == {"day": date(2026, 10, 5), "rows": [{"volume_kg": 450}]}
    assert found["weeks"][1][1] == {"day": date(2026, 10, 6), "rows": []}
    assert [(told["exercise"], told["kind"]) for told in found["records"]] == [
        ("Bench press", "1rm"),
        ("Dip", "max_weight"),
    ]
    assert not {"exercise_id", "set_id"} & {name for told in found["records"] for name in told}


def test_shared_report_shows_the_bodyweight_where_it_is_ticked(pushed, lifter):
    found = shared_report(link(lifter, OCTOBER, shows_bodyweight=True), lifter)

    assert (found["figures"]["volume_kg"], found["is_without_lifter"]) == (950, False)
    assert [(told["exercise"], told["kind"]) for told in found["records"]] == [("Bench press", "1rm"), ("Dip", "1rm")]


def test_shared_report_of_a_year(pushed, lifter):
    found = shared_report(link(lifter, Span.year_of(MONDAY.date())), lifter)

    assert (found["weeks"], [month["volume_kg"] for month in found["months"]][8:10]) == (None, [400, 450])


# --- Links and whose they are -----------------------------------------------------------------------------------------


def test_links_of_a_lifter_are_those_that_open_with_what_they_show(pushed, lifter, stranger):
    first, second = link(lifter, OCTOBER), link(lifter, pushed)
    link(stranger, OCTOBER)
    link(lifter, OCTOBER, revoked_at="2026-11-01T12:00Z")

    assert links_of(lifter) == [(second, pushed), (first, OCTOBER)]

    trash.delete_session(pushed)
    assert links_of(lifter) == [(second, None), (first, OCTOBER)]


@pytest.mark.parametrize("count", [1, 3])
def test_links_take_two_statements(lifter, django_assert_num_queries, count):
    for _ in range(count):
        link(lifter, FinishedSessionFactory(lifter=lifter))

    with django_assert_num_queries(2):
        links_of(lifter)


def test_session_of_a_link_is_gone_with_it_and_back_with_it(pushed, lifter, stranger):
    of_mine, of_month = link(lifter, pushed), link(lifter, OCTOBER)
    of_strangers = link(stranger, pushed)  # nothing makes one

    assert [session_of(each) for each in (of_mine, of_month, of_strangers)] == [pushed, None, None]

    trash.delete_session(pushed)
    assert session_of(of_mine) is None
    restored = trash.restore_session(lifter, pushed.uuid)
    assert session_of(of_mine) == restored


def test_shared_pages_know_how_figures_are_read_and_nothing_else_of_the_lifter(lifter):
    assert vars(in_units_of(lifter)) == {
        "weight_unit": "kg", "distance_unit": "km", "first_weekday": 0, "time_zone": "UTC",
    }  # fmt: skip


def test_sharer_is_read_with_what_a_cache_key_needs(lifter, django_assert_num_queries):
    of_month = ShareLink.objects.get(pk=link(lifter, OCTOBER).pk)

    with django_assert_num_queries(1):
        found = sharer_of(of_month)
        assert (found, found.catalogue_generation) == (lifter, None)
