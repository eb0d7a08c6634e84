from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories import (
    EntryFactory,
    FinishedSessionFactory,
    RoutineFactory,
    SessionFactory,
    UserFactory,
)
from workouts.domain.marks import Mark
from workouts.queries.months import PER_PAGE, history, routines, years


def workout(lifter, month, day, hour=12, **values):
    at = datetime(2026, month, day, hour, tzinfo=UTC)
    return FinishedSessionFactory(lifter=lifter, started_at=at, **{"total_volume_kg": Decimal(1000)} | values)


def titles(found):
    return [[row["title"] for row in month["rows"]] for month in found["months"]]


def test_history_is_by_month_newest_first(lifter):
    for month, day, title in ((1, 31, "A"), (3, 1, "B"), (3, 20, "C")):
        workout(lifter, month, day, title=title)
    workout(UserFactory(), 3, 2)
    SessionFactory(lifter=lifter)

    found = history(lifter)

    assert titles(found) == [["C", "B"], ["A"]]
    assert [(month["first"], month["count"], month["volume_kg"]) for month in found["months"]] == [
        (date(2026, 3, 1), 2, 2000),
        (date(2026, 1, 1), 1, 1000),
    ]


def test_history_months_are_those_of_the_sessions_zone_and_each_stands_once(lifter):
    workout(lifter, 2, 28, hour=20, time_zone="Asia/Tokyo", title="abroad")
    workout(lifter, 2, 28, hour=21, title="home")
    workout(lifter, 3, 1, hour=1, time_zone="America/New_York", title="there")

    found = history(lifter)

    assert titles(found) == [["abroad"], ["there", "home"]]
    assert [month["count"] for month in found["months"]] == [1, 2]


def test_history_month_says_what_all_of_it_comes_to_and_goes_on_behind_its_page(lifter):
    for minute in range(PER_PAGE + 1):
        at = datetime(2026, 3, 1, 12, minute, tzinfo=UTC)
        FinishedSessionFactory(lifter=lifter, started_at=at, total_volume_kg=Decimal(10))
    workout(lifter, 2, 1)

    first = history(lifter)
    second = history(lifter, before=first["older"])

    months = [
        [
            (month["first"].month, len(month["rows"]), month["count"], month["volume_kg"], month["goes_on"])
            for month in found["months"]
        ]
        for found in (first, second)
    ]
    assert months == [[(3, PER_PAGE, 31, 310, False)], [(3, 1, 31, 310, True), (2, 1, 1, 1000, False)]]
    assert (first["newer"], second["older"]) == (None, None)


def test_history_month_that_only_begins_on_the_next_page_does_not_go_on(lifter):
    for minute in range(PER_PAGE):
        FinishedSessionFactory(lifter=lifter, started_at=datetime(2026, 3, 1, 12, minute, tzinfo=UTC))
    workout(lifter, 2, 1)

    (month,) = history(lifter, before=history(lifter)["older"])["months"]

    assert (month["first"], month["goes_on"]) == (date(2026, 2, 1), False)


def test_history_of_a_page_behind_the_last_is_empty(lifter):
    workout(lifter, 3, 1)

    found = history(lifter, before=Mark(date(2020, 1, 1), datetime(2020, 1, 1, tzinfo=UTC), 1))

    assert found == {"months": [], "newer": None, "older": None, "count": None, "is_rough": False}


def test_history_narrows_by_words_routine_and_year(lifter):
    push = RoutineFactory(lifter=lifter)
    workout(lifter, 3, 1, title="Push", routine=push)
    workout(lifter, 3, 2, title="Push")
    workout(lifter, 3, 3, title="Legs", notes="Pushed hard")
    FinishedSessionFactory(
        lifter=lifter,
        title="Push",
        routine=push,
        started_at=datetime(2025, 12, 31, 23, tzinfo=UTC),
        time_zone="Asia/Tokyo",
    )
    FinishedSessionFactory(lifter=lifter, title="Push", started_at=datetime(2025, 12, 31, 12, tzinfo=UTC))

    def narrowed(**filters):
        found = history(lifter, **filters)
        return found["count"], [[row["day"].day for row in month["rows"]] for month in found["months"]]

    assert narrowed(q="push") == (5, [[3, 2, 1], [1], [31]])
    assert narrowed(q="push", routine=push.uuid) == (2, [[1], [1]])
    assert narrowed(q="push", year=2025) == (1, [[31]])
    assert narrowed(year=2026) == (None, [[3, 2, 1], [1]])
    assert narrowed(routine=push.uuid, year=2025) == (None, [])
    assert narrowed(routine=RoutineFactory().uuid) == (None, [])
    assert narrowed(q="legs", year=2025) == (0, [])
    assert history(lifter, q="push", year=2026)["months"][0]["rows"][0]["said"] == "Pushed hard"


def test_history_months_of_a_search_come_to_what_was_found(lifter):
    for day, title in ((1, "Push"), (2, "Legs"), (3, "Push")):
        workout(lifter, 3, day, title=title)

    (month,) = history(lifter, q="push")["months"]

    assert (month["count"], month["volume_kg"]) == (2, 2000)


@pytest.mark.parametrize("count", [1, 3])
def test_history_reads_four_statements_and_with_words_seven(lifter, django_assert_num_queries, count):
    for day in range(1, count + 1):
        EntryFactory(session=workout(lifter, day, day), notes="Slow")

    with django_assert_num_queries(4):
        history(lifter)
    with django_assert_num_queries(7):
        history(lifter, q="push")


def test_years_are_those_since_the_first_workout(lifter, stranger):
    FinishedSessionFactory(lifter=stranger, started_at=datetime(2011, 3, 1, tzinfo=UTC))
    assert years(lifter, today=date(2026, 3, 1)) == []

    workout(lifter, 1, 1)
    assert years(lifter, today=date(2026, 3, 1)) == []

    FinishedSessionFactory(lifter=lifter, started_at=datetime(2024, 3, 1, tzinfo=UTC))
    assert years(lifter, today=date(2026, 3, 1)) == [2026, 2025, 2024]


def test_routines_are_the_lifters_by_name(lifter, stranger):
    for name, owner in (("Push", lifter), ("Legs", lifter), ("Pull", stranger)):
        RoutineFactory(name=name, lifter=owner)

    assert [routine.name for routine in routines(lifter)] == ["Legs", "Push"]
