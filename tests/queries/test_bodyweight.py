from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import EntryFactory, ExerciseFactory, FinishedSessionFactory, SessionFactory, SetFactory
from workouts.enums import ExerciseType
from workouts.models import BodyMeasurement, RecordsDue
from workouts.queries.bodyweight import A_PAGE, bodyweight_page, weighing_before, weight_of

TODAY = date(2026, 3, 20)


def weigh(lifter, *weights, until=TODAY):
    """Weighings of consecutive days, the last of them today."""
    days = [until - timedelta(days=n) for n in reversed(range(len(weights)))]
    BodyMeasurement.objects.bulk_create(
        BodyMeasurement(lifter=lifter, measured_on=day, weight_kg=kg and Decimal(str(kg)))
        for day, kg in zip(days, weights, strict=True)
    )


def page_of(lifter, *, span="90", before=None):
    return bodyweight_page(lifter, span=span, before=before, today=TODAY)


def test_page_without_a_weighing(lifter, stranger):
    weigh(stranger, 90)
    weigh(lifter, None)

    assert page_of(lifter) == {
        "latest": None,
        "since": date(2025, 12, 21),
        "until": TODAY,
        "weights": {},
        "count": 0,
        "rows": [],
        "older": None,
        "has_newer": False,
        "newer": None,
        "waiting_sets": 0,
        "is_computing": False,
    }


def test_page_lists_the_latest_first_with_what_changed(lifter):
    weigh(lifter, "80.5", None, 80, "80.25")
    RecordsDue.objects.create(lifter=lifter, exercise=ExerciseFactory(), marked_at="2026-03-20T12:00Z")

    page = page_of(lifter)

    assert page["latest"] == (TODAY, Decimal("80.25"))
    assert page["rows"] == [
        (TODAY, Decimal("80.25"), Decimal("0.25")),
        (date(2026, 3, 19), Decimal(80), Decimal("-0.5")),
        (date(2026, 3, 17), Decimal("80.5"), None),
    ]
    assert page["weights"] == {date(2026, 3, 17): Decimal("80.5"), date(2026, 3, 19): 80, TODAY: Decimal("80.25")}
    assert page["is_computing"] is True


@pytest.mark.parametrize(
    ("span", "since", "count"), [("90", date(2025, 12, 21), 90), ("365", date(2025, 3, 21), 120), ("all", None, 120)]
)
def test_page_shows_the_weighings_of_a_span(lifter, span, since, count):
    weigh(lifter, *[80] * 120)

    page = page_of(lifter, span=span)

    assert (page["since"], page["until"], len(page["weights"])) == (since or date(2025, 11, 21), TODAY, count)


def test_page_holds_a_weighing_of_tomorrow(lifter):
    weigh(lifter, 80, until=TODAY + timedelta(days=1))

    assert page_of(lifter)["until"] == date(2026, 3, 21)


def test_pages_are_reached_by_the_day_they_come_before(lifter):
    weigh(lifter, *range(80, 80 + 2 * A_PAGE + 5))
    days = [TODAY - timedelta(days=n) for n in range(2 * A_PAGE + 5)]

    first = page_of(lifter)
    second = page_of(lifter, before=first["older"])
    third = page_of(lifter, before=second["older"])

    assert [row.day for page in (first, second, third) for row in page["rows"]] == days
    assert [(page["has_newer"], page["newer"]) for page in (first, second)] == [(False, None), (True, None)]
    assert (third["older"], third["has_newer"]) == (None, True)
    assert page_of(lifter, before=third["newer"])["rows"] == second["rows"]
    assert page_of(lifter, before=days[-1])["rows"] == []


def test_page_counts_the_sets_before_the_first_weighing(lifter, stranger):
    dip = ExerciseFactory(type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    assisted = ExerciseFactory(type=ExerciseType.BODYWEIGHT_ASSISTED)
    hang = ExerciseFactory(type=ExerciseType.DURATION, counts_bodyweight=True)
    push_up = ExerciseFactory(type=ExerciseType.REPS_ONLY)
    for whose, session in ((lifter, FinishedSessionFactory), (lifter, SessionFactory), (stranger, SessionFactory)):
        made = session(lifter=whose)
        for exercise in (dip, assisted, hang, push_up):
            SetFactory(entry=EntryFactory(session=made, exercise=exercise), load_kg=None)

    assert page_of(lifter)["waiting_sets"] == 4

    weigh(lifter, 80)  # later than the finished workout, and no later than the running one
    assert page_of(lifter)["waiting_sets"] == 2


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_three_statements(lifter, django_assert_num_queries, count):
    weigh(lifter, *[80] * count)

    with django_assert_num_queries(3):
        page_of(lifter)


def test_weight_of_a_day_and_before_it(lifter, stranger):
    weigh(lifter, 80, None)
    weigh(stranger, 90)
    yesterday = TODAY - timedelta(days=1)

    assert [weight_of(lifter, day) for day in (yesterday, TODAY)] == [80, None]
    assert weighing_before(lifter, TODAY) == {"day": yesterday, "weight_kg": 80}
    assert weighing_before(lifter, yesterday - timedelta(days=1)) is None
