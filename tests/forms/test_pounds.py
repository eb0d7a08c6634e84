"""What is typed in pounds comes back as it was typed: through the form, the database and the page."""

from decimal import Decimal

import pytest
from django.db import connection

from tests.factories import EntryFactory, UserFactory
from workouts.domain.units import Units, from_kg, plain, to_kg
from workouts.enums import DistanceUnit, WeightUnit
from workouts.forms.sets import SetForm
from workouts.models import WorkoutSet
from workouts.templatetags.live import column_text

POUNDS = Units(WeightUnit.LB, DistanceUnit.MI)
MOST_LB = 2204
QUARTERS = [plain(Decimal(quarters) / 4) for quarters in range(MOST_LB * 4 + 1)]


def entered(lifter, text):
    form = SetForm({"weight": text, "reps": "5"}, exercise_type="weight_reps", lifter=lifter)
    assert form.is_valid(), text
    return form.values.weight_kg


def test_every_quarter_of_a_pound_comes_back_through_form_database_and_page(db):
    lifter = UserFactory(weight_unit=WeightUnit.LB)
    entry = EntryFactory(session__lifter=lifter)
    place = {"session": entry.session, "entry": entry, "exercise": entry.exercise, "lifter": lifter}
    WorkoutSet.objects.bulk_create(
        WorkoutSet(**place, position=number, weight_kg=entered(lifter, text), performed_at=entry.session.started_at)
        for number, text in enumerate(QUARTERS, start=1)
    )

    stored = WorkoutSet.objects.order_by("position").values_list("weight_kg", flat=True)

    assert [column_text("weight_kg", kg, POUNDS) for kg in stored] == QUARTERS
    assert len(set(stored)) == len(QUARTERS)


def test_every_hundredth_of_a_pound_comes_back_as_the_database_stores_it(db):
    hundredths = [Decimal(hundredth) / 100 for hundredth in range(MOST_LB * 100 + 1)]
    with connection.cursor() as cursor:
        column = WorkoutSet._meta.get_field("weight_kg").db_type(connection)
        cursor.execute(
            f"SELECT kg::{column} FROM unnest(%s::numeric[]) WITH ORDINALITY AS each(kg, place) ORDER BY place",
            [[to_kg(lb, WeightUnit.LB) for lb in hundredths]],
        )
        stored = [kg for (kg,) in cursor.fetchall()]

    assert [from_kg(kg, WeightUnit.LB) for kg in stored] == hundredths


@pytest.mark.parametrize("shown", ["0.01", "2.5", "102.06", "225", "1102.31", "2204.62"])
def test_what_the_page_shows_in_pounds_is_stored_the_same_when_it_is_sent_back(db, shown):
    lifter = UserFactory.build(weight_unit=WeightUnit.LB)
    stored = entered(lifter, shown)

    assert entered(lifter, column_text("weight_kg", stored, POUNDS)) == stored
