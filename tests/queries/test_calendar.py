from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories import EntryFactory, FinishedSessionFactory, SessionFactory
from workouts.queries.calendar import calendar

TODAY = date(2026, 3, 18)
MARCH = date(2026, 3, 1)


def workout(lifter, *on, hour=12, **values):
    at = datetime(*on, hour, tzinfo=UTC)
    values = {"total_volume_kg": Decimal(1000), "total_sets": 10, "total_reps": 50} | values
    return FinishedSessionFactory(lifter=lifter, started_at=at, **values)


def shown(lifter, month=MARCH):
    return calendar(lifter, month=month, today=TODAY)


def titles(page):
    return {
        cell["day"].day: [row["title"] for row in cell["rows"]]
        for week in page["weeks"]
        for cell in week
        if cell and cell["rows"]
    }


def test_calendar_of_nobody_trained_is_this_month(lifter, stranger):
    workout(stranger, 2026, 3, 2)
    SessionFactory(lifter=lifter)

    page = shown(lifter, date(2025, 1, 1))

    assert page["month"] == MARCH
    assert [page[name] for name in ("previous", "next", "previous_year", "next_year", "rows")] == [None] * 4 + [[]]
    assert titles(page) == {}
    assert [month["first"] for month in page["year"]["months"]] == [MARCH]


def test_calendar_lays_a_month_out_in_the_lifters_weeks(lifter):
    monday = shown(lifter)["weeks"]
    lifter.first_weekday = 6
    sunday = shown(lifter)["weeks"]

    assert [len(week) for week in monday] == [7] * 6
    assert monday[0][:6] == [None] * 6
    assert monday[0][6] == {"day": MARCH, "rows": []}
    assert [week[0]["day"].day for week in sunday] == [1, 8, 15, 22, 29]
    assert sunday[-1][3:] == [None] * 4


def test_calendar_has_the_workouts_at_their_own_days(lifter):
    workout(lifter, 2026, 3, 2, title="A")
    workout(lifter, 2026, 3, 2, hour=18, title="B")
    workout(lifter, 2026, 2, 28, hour=20, title="abroad", time_zone="Asia/Tokyo")
    workout(lifter, 2026, 4, 1, hour=2, title="west", time_zone="America/Los_Angeles")
    workout(lifter, 2026, 2, 28, hour=21, title="before")

    page = shown(lifter)

    assert titles(page) == {1: ["abroad"], 2: ["A", "B"], 31: ["west"]}
    assert [row["title"] for row in page["rows"]] == ["abroad", "A", "B", "west"]
    assert page["sums"] == {
        "first": MARCH,
        "days": 3,
        "workouts": 4,
        "volume_kg": 4000,
        "sets": 40,
        "reps": 200,
        "seconds": 4 * 3600,
    }


@pytest.mark.parametrize(
    ("month", "found", "previous", "following"),
    [
        ((2026, 3), (2026, 3), (2026, 2), None),
        ((2026, 1), (2026, 1), (2025, 12), (2026, 2)),
        ((2024, 11), (2024, 11), None, (2024, 12)),
        ((2024, 10), (2024, 11), None, (2024, 12)),
        ((1970, 1), (2024, 11), None, (2024, 12)),
        ((2027, 12), (2026, 3), (2026, 2), None),
    ],
)
def test_calendar_pages_from_the_first_workout_to_today(lifter, month, found, previous, following):
    workout(lifter, 2024, 11, 30)

    page = shown(lifter, date(*month, 1))

    assert page["month"] == date(*found, 1)
    assert page["previous"] == (previous and date(*previous, 1))
    assert page["next"] == (following and date(*following, 1))


def test_calendar_pages_by_year_to_the_same_month_or_the_nearest(lifter):
    workout(lifter, 2024, 11, 30)
    years = [
        (page["month"].year, page["previous_year"], page["next_year"])
        for page in (shown(lifter, date(year, 6, 1)) for year in (2024, 2025, 2026))
    ]

    assert years == [
        (2024, None, date(2025, 11, 1)),
        (2025, date(2024, 11, 1), MARCH),
        (2026, date(2025, 3, 1), None),
    ]


def test_calendar_goes_on_to_a_workout_that_lies_ahead(lifter):
    workout(lifter, 2026, 3, 31, hour=20, time_zone="Asia/Tokyo")  # on the first of April there

    page = calendar(lifter, month=date(2026, 4, 1), today=date(2026, 3, 31))

    assert titles(page) == {1: ["Push A"]}


def test_calendar_year_weighs_each_day(lifter):
    for day, volume in ((1, 1000), (2, 1000), (3, 400), (4, 2000)):
        workout(lifter, 2025, 2, day, total_volume_kg=Decimal(volume))
    workout(lifter, 2026, 3, 2)

    year = shown(lifter, date(2025, 3, 1))["year"]

    assert year["year"] == 2025
    assert [(day["day"].day, day["length"]) for day in year["days"]] == [(1, 2), (2, 2), (3, 1), (4, 3)]
    assert year["days"][0] == {
        "day": date(2025, 2, 1),
        "workouts": 1,
        "volume_kg": 1000,
        "sets": 10,
        "length": 2,
    }
    assert [(month["first"].month, month["days"]) for month in year["months"]] == [(2, 4)] + [
        (month, 0) for month in range(3, 13)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_calendar_reads_four_statements(lifter, django_assert_num_queries, count):
    for day in range(1, count + 1):
        EntryFactory(session=workout(lifter, 2026, 3, day))

    with django_assert_num_queries(4):
        shown(lifter)
