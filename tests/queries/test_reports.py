"""What a month and a year came to."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import EntryFactory, ExerciseFactory, SessionFactory, SetFactory
from tests.queries.reported import NOVEMBER, OCTOBER, TODAY, done
from workouts.domain.spans import Span
from workouts.enums import ExerciseType
from workouts.models import WorkoutSession
from workouts.queries.reports import MOST_FAVOURITES, report, report_key
from workouts.services import records
from workouts.services.recounting import recount_totals

YEAR = Span.year_of(TODAY)


@pytest.fixture
def bench(db):
    return ExerciseFactory(name="Bench press", primary_muscles=["chest"], secondary_muscles=["triceps"])


def figures(found):
    return {name: found[name] for name in ("workouts", "volume_kg", "sets", "reps", "days", "seconds")}


# --- Figures ----------------------------------------------------------------------------------------------------------


def test_report_of_nothing(lifter, stranger, bench):
    done(stranger, date(2026, 10, 5), (bench, 100, 5, 3))

    found = report(lifter, OCTOBER, today=TODAY)

    nothing = {"workouts": 0, "volume_kg": 0, "sets": 0, "reps": 0, "days": 0, "seconds": 0, "average_minutes": 0.0}
    assert [len(week) for week in found.pop("weeks")] == [7] * 5
    assert {row["sets"] for row in found.pop("muscles")} == {0}
    assert found == {
        "kind": "month", "first": date(2026, 10, 1), "last": date(2026, 10, 31), "until": date(2026, 10, 31),
        "is_running": False, "previous": None, "next": date(2026, 11, 1), "figures": nothing, "before": nothing,
        "before_first": date(2026, 9, 1), "before_last": date(2026, 9, 30), "streak": 0,
        "best": {"volume": None, "time": None}, "favourites": [], "exercises": 0, "records": [],
        "more_exercises_with_records": 0, "medals": 0, "year": None, "months": None,
        "is_without_lifter": False, "is_computing": False,
    }  # fmt: skip


def test_report_adds_up_the_days_of_its_own_zones_beside_the_month_before(lifter, bench):
    done(lifter, date(2026, 9, 30), (bench, 100, 5, 1), hour=23, zone="Asia/Tokyo")  # 1 October there
    done(lifter, date(2026, 10, 31), (bench, 100, 5, 2), hour=23, zone="America/New_York")
    done(lifter, date(2026, 10, 31), (bench, 50, 10, 3), minutes=0)
    done(lifter, date(2026, 11, 1), (bench, 100, 5, 4), hour=2, zone="America/New_York")  # 31 October there
    done(lifter, date(2026, 9, 30), (bench, 100, 5, 5))
    done(lifter, date(2026, 10, 5), (bench, 100, 5, 9), factory=SessionFactory)  # runs

    found = report(lifter, OCTOBER, today=TODAY)

    assert figures(found["figures"]) == {
        "workouts": 4, "volume_kg": 5000, "sets": 10, "reps": 65, "days": 2, "seconds": 10_800,
    }  # fmt: skip
    assert found["figures"]["average_minutes"] == 60
    assert figures(found["before"]) == {
        "workouts": 1, "volume_kg": 2500, "sets": 5, "reps": 25, "days": 1, "seconds": 3600,
    }  # fmt: skip
    assert found["best"] == {
        "volume": {"day": date(2026, 10, 31), "volume_kg": 4500},
        "time": {"day": date(2026, 10, 31), "seconds": 7200},
    }


def test_a_running_month_stands_beside_as_many_days(lifter, bench):
    for day in (date(2026, 10, 14), date(2026, 10, 15), date(2026, 11, 14)):
        done(lifter, day, (bench, 100, 5, 1))

    found = report(lifter, NOVEMBER, today=TODAY)

    assert (found["is_running"], found["until"]) == (True, TODAY)
    assert (found["before_first"], found["before_last"]) == (date(2026, 10, 1), date(2026, 10, 14))
    assert (found["figures"]["workouts"], found["before"]["workouts"]) == (1, 1)
    assert [(row["sets"], row["before"]) for row in found["muscles"]][:2] == [(1, 1), (Decimal("0.5"), Decimal("0.5"))]


def test_a_running_month_holds_a_workout_of_tomorrow(lifter, bench):
    done(lifter, TODAY, (bench, 100, 5, 1), hour=23, zone="Pacific/Auckland")

    assert report(lifter, NOVEMBER, today=TODAY)["figures"]["workouts"] == 1


def test_streak_is_that_at_the_end_of_the_span(lifter):
    for day in (date(2026, 9, 28), date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 26), date(2026, 11, 4)):
        done(lifter, day)

    assert report(lifter, OCTOBER, today=TODAY)["streak"] == 1
    assert report(lifter, NOVEMBER, today=TODAY)["streak"] == 2
    assert report(lifter, OCTOBER.previous, today=TODAY)["streak"] == 1


# --- Its neighbours ---------------------------------------------------------------------------------------------------


def test_report_knows_the_ones_before_and_after(lifter):
    done(lifter, date(2025, 12, 31))

    def around(span):
        found = report(lifter, span, today=TODAY)
        return found["previous"], found["next"]

    assert around(Span.month_of(date(2025, 12, 1))) == (None, date(2026, 1, 1))
    assert around(OCTOBER) == (date(2026, 9, 1), date(2026, 11, 1))
    assert around(NOVEMBER) == (date(2026, 10, 1), None)
    assert around(Span.month_of(date(2020, 3, 1))) == (None, date(2025, 12, 1))
    assert around(YEAR) == (date(2025, 1, 1), None)
    assert around(Span.year_of(date(2025, 1, 1))) == (None, date(2026, 1, 1))


# --- Exercises and muscles --------------------------------------------------------------------------------------------


def test_favourites_are_those_with_most_working_sets(lifter, bench):
    many = [ExerciseFactory(name=f"Exercise {n}") for n in range(MOST_FAVOURITES)]
    for day in (5, 7):
        done(lifter, date(2026, 10, day), (bench, 100, 5, 2), *((each, 50, 5, 1) for each in many))
    warm = EntryFactory(session=WorkoutSession.objects.first(), exercise=ExerciseFactory(name="Warm-ups only"))
    SetFactory(entry=warm, set_type="warmup")
    recount_totals(lifter)

    found = report(lifter, OCTOBER, today=TODAY)

    assert found["exercises"] == 1 + MOST_FAVOURITES
    assert found["favourites"] == [
        {"exercise_id": bench.pk, "name": "Bench press", "sets": 4, "workouts": 2},
        *({"exercise_id": each.pk, "name": each.name, "sets": 2, "workouts": 2} for each in many[:-1]),
    ]


# --- Days -------------------------------------------------------------------------------------------------------------


def test_days_of_a_month_hold_their_workouts(lifter, bench):
    first = done(lifter, date(2026, 10, 5), (bench, 100, 5, 1), title="Push A")
    done(lifter, date(2026, 9, 30), (bench, 100, 5, 1))
    lifter.first_weekday = 6

    weeks = report(lifter, OCTOBER, today=TODAY)["weeks"]

    assert weeks[0][:4] == [None, None, None, None]
    assert weeks[1][1] == {
        "day": date(2026, 10, 5),
        "rows": [{"uuid": str(first.uuid), "title": "Push A", "day": date(2026, 10, 5), "volume_kg": 500}],
    }


def test_report_of_a_year_has_its_months_and_days(lifter, bench):
    done(lifter, date(2025, 12, 31), (bench, 100, 5, 1))
    done(lifter, date(2026, 3, 2), (bench, 100, 5, 2))

    found = report(lifter, YEAR, today=TODAY)

    assert found["weeks"] is None
    assert [(month["first"].month, month["volume_kg"]) for month in found["months"]][:3] == [(1, 0), (2, 0), (3, 1000)]
    assert [day["day"] for day in found["year"]["days"]] == [date(2026, 3, 2)]
    assert (found["figures"]["workouts"], found["before"]["workouts"], found["before_last"]) == (
        1,
        0,
        date(2025, 11, 14),
    )


# --- Without the bodyweight -------------------------------------------------------------------------------------------


def test_without_the_bodyweight_no_figure_holds_it(lifter, bench):
    dip = ExerciseFactory(name="Dip", type=ExerciseType.BODYWEIGHT_WEIGHTED, counts_bodyweight=True)
    for week, (pressed, added) in enumerate(((80, 10), (90, 20))):
        day = date(2026, 9, 28) + timedelta(weeks=week)
        session = done(lifter, day, (bench, pressed, 5, 1), (dip, added, 5, 1))
        warm = {"load_kg": Decimal(80), "volume_kg": Decimal(400), "set_type": "warmup", "weight_kg": 0}
        SetFactory(entry=session.entries.get(exercise=dip), **warm)
        session.sets.filter(exercise=dip, set_type="normal").update(load_kg=80 + added, volume_kg=5 * (80 + added))
    recount_totals(lifter)
    records.rebuild(lifter)

    whole = report(lifter, OCTOBER, today=TODAY)
    found = report(lifter, OCTOBER, today=TODAY, with_bodyweight=False)

    assert (whole["figures"]["volume_kg"], whole["before"]["volume_kg"]) == (950, 850)
    assert (found["figures"]["volume_kg"], found["before"]["volume_kg"]) == (450, 400)
    assert found["best"]["volume"] == {"day": date(2026, 10, 5), "volume_kg": 450}
    assert found["weeks"][1][0]["rows"][0]["volume_kg"] == 450
    assert [(told["exercise"], told["kind"], told["value"]) for told in found["records"]] == [
        ("Bench press", "1rm", Decimal("101.25")),
        ("Dip", "max_weight", 20),
    ]
    assert {name: found["figures"][name] for name in ("sets", "reps")} == {"sets": 2, "reps": 10}
    year = report(lifter, YEAR, today=TODAY, with_bodyweight=False)
    assert [month["volume_kg"] for month in year["months"]][8:10] == [400, 450]


# --- Statements -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("span", "statements"), [(OCTOBER, 8), (YEAR, 7)], ids=["month", "year"])
def test_report_takes_the_same_statements_for_any_number(
    lifter, bench, django_assert_num_queries, span, statements, count
):
    for day in range(1, count + 1):
        done(lifter, date(2026, 10, day), (bench, 80 + day, 5, count))
    records.rebuild(lifter)

    with django_assert_num_queries(statements):
        report(lifter, span, today=TODAY)
    with django_assert_num_queries(statements + 1):
        report(lifter, span, today=TODAY, with_bodyweight=False)


def test_report_reads_no_table_of_sets_as_a_whole(lifter, bench):
    for day in range(1, 25):
        done(lifter, date(2026, 10, day), (bench, 80 + day, 5, 3))
    records.rebuild(lifter)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SET LOCAL enable_seqscan = off")  # there are too few rows to be worth an index otherwise
        with CaptureQueriesContext(
            connection,
        ) as asked:
            report(lifter, YEAR, today=TODAY, with_bodyweight=False)
        plans = []
        for query in asked.captured_queries:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plans.append("\n".join(line for (line,) in cursor.fetchall()))

    assert not [plan for plan in plans if "Seq Scan on workout_sets" in plan]


def test_report_is_kept_under_a_name_of_its_own():
    assert [report_key(span) for span in (OCTOBER, YEAR)] == ["report:month:2026-10", "report:year:2026-01"]
