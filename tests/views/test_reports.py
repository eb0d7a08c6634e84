"""The pages of a month and a year."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from tests.pages import page, text_of
from workouts.services import records
from workouts.services.due import mark_due
from workouts.services.recounting import recount_totals

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def bench():
    return ExerciseFactory(name="Bench press", primary_muscles=["chest"], secondary_muscles=["triceps"])


def done(lifter, on, exercise, weight=100, *, sets=3, title="Push A", hour=18):
    session = FinishedSessionFactory(
        lifter=lifter, title=title, started_at=datetime(on.year, on.month, on.day, hour, tzinfo=UTC)
    )
    entry = EntryFactory(session=session, exercise=exercise)
    SetFactory.create_batch(sets, entry=entry, weight_kg=Decimal(weight), reps=5)
    recount_totals(lifter)
    return session


@pytest.fixture
def autumn(lifter, bench):
    """Workouts in September, October and November, each heavier than the one before."""
    days = (date(2026, 9, 30), date(2026, 10, 5), date(2026, 10, 7), date(2026, 10, 31), date(2026, 11, 2))
    sessions = [done(lifter, day, bench, 80 + 5 * n) for n, day in enumerate(days)]
    records.rebuild(lifter)
    return sessions


def test_month_shows_its_figures_beside_the_month_before(signed_in, autumn):
    shown = text_of(page(signed_in, "/progress/months/2026-10/"))

    assert (
        "October 2026 Share Print September 2026 November Workouts 3 1 in September Volume 4.0 t 1.2 t in September "
        "Sets 9 3 in September Reps 45 15 in September Time 3:00 h 1:00 h in September "
        "Average duration 1:00 h 1:00 h in September Streak 1 week at its end"
    ) in shown
    assert "Still running" not in shown


def test_month_shows_records_favourites_muscles_and_days(signed_in, autumn, bench):
    shown = text_of(page(signed_in, "/progress/months/2026-10/"))

    assert "Records 18 in all, beside what stood before Bench press Estimated 1RM, 31 October. Before: 90 kg" in shown
    assert "106.9 kg +16.9 kg" in shown
    assert "Favourite exercises by sets Exercise Workouts Sets Bench press 3 9" in shown
    assert "Chest: 9 sets, 3 before" in shown
    assert "Days 3 days, volume in tonnes" in shown
    assert "Most volume in a day: 1.4 t on 31 October. Longest day: 1:00 h on 5 October." in shown


def test_days_of_a_month_lead_to_their_workouts(signed_in, lifter, autumn, bench):
    done(lifter, date(2026, 10, 7), bench, hour=7)

    html = page(signed_in, "/progress/months/2026-10/")

    days = re.findall(r'<a href="([^"]+)" aria-label="(\d+ October: [^"]+)">', html)
    assert days == [
        (f"/sessions/{autumn[1].uuid}/", "5 October: Push A, 1.3 tonnes"),
        ("/progress/calendar/?month=2026-10#day-7", "7 October: 2 workouts, 2.8 tonnes"),
        (f"/sessions/{autumn[3].uuid}/", "31 October: Push A, 1.4 tonnes"),
    ]


def test_month_leads_to_its_neighbours_and_its_year(signed_in, autumn):
    html = page(signed_in, "/progress/months/2026-10/")

    assert re.findall(r'rel="(prev|next)" href="([^"]+)"', html) == [
        ("prev", "/progress/months/2026-09/"), ("next", "/progress/months/2026-11/"),
    ]  # fmt: skip
    assert 'href="/progress/years/2026/"' in html
    assert 'rel="prev"' not in page(signed_in, "/progress/months/2026-09/")
    assert 'rel="next"' not in page(signed_in, "/progress/months/2026-11/")


def test_a_running_month_says_so_and_stands_beside_as_many_days(signed_in, autumn):
    shown = text_of(page(signed_in, "/progress/months/2026-11/"))

    assert "Still running: until 14 November, beside as much of October. Workouts 1 2 by 14 Oct" in shown
    assert "Streak 2 weeks until now" in shown


def test_year_shows_its_months_and_days(signed_in, autumn):
    html = page(signed_in, "/progress/years/2026/")

    shown = text_of(html)
    assert "Still running: until 14 November, beside as much of 2025. Workouts 5 0 by 14 Nov 2025" in shown
    assert "Volume per month tonnes Most in October: 4.0 t" in shown
    assert "Month Days Sets Time Volume January 0 0 – 0 kg" in shown
    assert "October 3 9 3:00 h 4.0 t November 1 3 1:00 h 1.5 t Days stronger for more volume 5 workout days" in shown
    assert 'href="/progress/months/2026-10/"' in html


def test_a_year_that_is_over_stands_beside_the_whole_one_before(signed_in, lifter, bench):
    done(lifter, date(2024, 12, 30), bench)
    done(lifter, date(2025, 3, 3), bench)

    shown = text_of(page(signed_in, "/progress/years/2025/"))

    assert "Workouts 1 1 in 2024" in shown
    assert "Still running" not in shown


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/progress/months/2026-08/", "No workout in August 2026 Nothing was logged then."),
        ("/progress/months/2026-12/", None),
        ("/progress/years/2020/", "No workout in 2020 Nothing was logged then."),
        ("/progress/years/2027/", None),
        ("/progress/months/2026-13/", None),
        ("/progress/months/1969-12/", None),
        ("/progress/years/0000/", None),
        ("/progress/years/9999/", None),
    ],
)
def test_a_span_without_a_workout_says_so_and_none_to_come_is_there(signed_in, autumn, address, words):
    answer = signed_in.get(address)

    assert answer.status_code == (200 if words else 404)
    assert words is None or words in text_of(answer.content.decode())


def test_an_empty_month_says_what_the_month_before_had(signed_in, lifter, bench):
    done(lifter, date(2026, 9, 30), bench)

    assert "No workout in October 2026 September had 1 workout." in text_of(
        page(signed_in, "/progress/months/2026-10/")
    )
    assert "No workout in November 2026 It is not over yet." in text_of(page(signed_in, "/progress/months/2026-11/"))


def test_month_of_a_lifter_without_a_workout_offers_a_start_while_none_runs(signed_in, lifter):
    said = "No workout in November 2026 It is not over yet."

    assert f"{said} Start a workout" in text_of(page(signed_in, "/progress/months/2026-11/"))

    SessionFactory(lifter=lifter)
    assert said in text_of(page(signed_in, "/progress/months/2026-11/"))
    assert "Start a workout" not in text_of(page(signed_in, "/progress/months/2026-11/"))


def test_report_is_in_the_lifters_unit(signed_in, lifter, autumn):
    lifter.weight_unit = "lb"
    lifter.save()
    lifter.raise_generation()

    shown = text_of(page(signed_in, "/progress/months/2026-10/"))

    assert "Volume 8,929 lb 2,646 lb in September" in shown
    assert "235.6 lb +37.2 lb" in shown


def test_report_shows_nothing_of_a_stranger(signed_in, stranger, bench):
    done(stranger, date(2026, 10, 5), bench, title="Theirs")

    assert "No workout in October 2026" in text_of(page(signed_in, "/progress/months/2026-10/"))


def test_report_says_that_records_are_being_computed(signed_in, lifter, autumn, bench):
    mark_due(lifter, [bench.pk])
    lifter.raise_generation()

    assert "Records are being computed They follow in a moment." in text_of(
        page(signed_in, "/progress/months/2026-10/")
    )


def test_report_without_volume(signed_in, lifter):
    plank = ExerciseFactory(name="Plank", type="duration", primary_muscles=["abdominals"])
    session = FinishedSessionFactory(
        lifter=lifter, started_at=datetime(2026, 10, 5, 18, tzinfo=UTC), duration_seconds=None
    )
    SetFactory(entry=EntryFactory(session=session, exercise=plank), weight_kg=None, reps=None, duration_seconds=60)
    recount_totals(lifter)

    month, year = (text_of(page(signed_in, f"/progress/{path}/")) for path in ("months/2026-10", "years/2026"))

    assert "Volume 0 kg 0 kg in September Sets 1 0 in September" in month
    assert "Time – Average duration – Streak 0 weeks at its end Days 1 day Days of October 2026 Mon" in month
    assert "No volume in this year." in year


def test_report_is_kept_until_something_is_written(signed_in, lifter, autumn, bench, django_assert_num_queries):
    page(signed_in, "/progress/months/2026-10/")

    with django_assert_num_queries(2):  # session and lifter, running workout
        page(signed_in, "/progress/months/2026-10/")
    done(lifter, date(2026, 10, 9), bench)
    lifter.raise_generation()
    assert "Workouts 4 1 in September" in text_of(page(signed_in, "/progress/months/2026-10/"))


def test_progress_and_calendar_lead_to_the_reports(signed_in, autumn):
    assert 'href="/progress/months/2026-11/"' in page(signed_in, "/progress/")
    calendar = page(signed_in, "/progress/calendar/?month=2026-10")
    assert 'href="/progress/months/2026-10/"' in calendar
    assert 'href="/progress/years/2026/"' in calendar
