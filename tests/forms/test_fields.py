"""Fields as a lifter types them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from workouts.enums import DistanceUnit, WeightUnit
from workouts.forms.fields import RpeField, SecondsField, WholeField
from workouts.forms.quantities import DistanceField, ExactField, WeightField


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        (WeightField(), "82,5", Decimal("82.500000")),
        (WeightField(unit=WeightUnit.LB), "225", Decimal("102.058283")),
        (WeightField(), "", None),
        (WeightField(), "  ", None),
        (WeightField(), "0", Decimal(0)),
        (WeightField(), "1000", Decimal(1000)),
        (WholeField(0, 1000, "reps"), "8", 8),
        (WholeField(0, 1000, "reps"), "8.0", 8),
        (WholeField(0, 1000, "reps"), "0", 0),
        (RpeField(), "8,5", Decimal("8.5")),
        (SecondsField(), "1:30", 90),
        (SecondsField(), "90", 90),
        (SecondsField(), "2530", 1530),
        (SecondsField(), 150, 150),
        (DistanceField(), "5,25", Decimal("5250.000")),
        (DistanceField(unit=DistanceUnit.MI), "1", Decimal("1609.344")),
        (WeightField(), "80kg", Decimal(80)),
        (WeightField(), "225 lb", Decimal("102.058283")),
        (WeightField(unit=WeightUnit.LB), "100 kg", Decimal(100)),
        (WeightField(), "８０", Decimal(80)),
        (WeightField(), "+20", Decimal(20)),
        (WeightField(assists=True), "-20", Decimal(20)),
        (WholeField(0, 1000, "reps"), "1 rep", 1),
        (WholeField(0, 1_000_000, "steps"), "12,000 steps", 12_000),
        (WholeField(0, 1_000_000, "steps"), "12.000", 12_000),
        (RpeField(), "@9", Decimal(9)),
        (SecondsField(), "1m30s", 90),
        (DistanceField(), "500 m", Decimal(500)),
        (DistanceField(unit=DistanceUnit.M), "2,000", Decimal(2000)),
        (DistanceField(unit=DistanceUnit.M), "2 km", Decimal(2000)),
    ],
)
def test_field_reads_what_is_typed(field, typed, stored):
    assert field.clean(typed) == stored


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (WeightField(), "1000.5", "Between 0 and 1,000 kg, please."),
        (WeightField(), "-1", "Between 0 and 1,000 kg, please."),
        (WeightField(unit=WeightUnit.LB), "2205", "Between 0 and 2,204.62 lb, please."),
        (WeightField(), "heavy", "Type a number, such as 82.5."),
        (WeightField(), "9" * 60, "Between 0 and 1,000 kg, please."),
        (WholeField(0, 1000, "reps"), "1001", "Between 0 and 1,000 reps, please."),
        (WholeField(0, 1000, "reps"), "8.5", "A whole number, please."),
        (RpeField(), "10.5", "Between 1 and 10, please."),
        (RpeField(), "8.3", "From 1 to 10 in halves, such as 8.5."),
        (SecondsField(high=3600), "1:00:01", "Between 0:00 and 1:00:00, please."),
        (WeightField(), "1e9", "Type a number, such as 82.5."),
        (WeightField(), "1,000", "1,000 can be read in two ways. Type 1000 or 1."),
        (WeightField(), "80 stone", "Type a number, such as 82.5."),
        (WeightField(), "2300 lb", "Between 0 and 2,204.62 lb, please."),
        (WeightField(), "8@9", "Type the weight too, such as 100x8@9."),
        (WholeField(0, 1000, "reps"), "8 kg", "A whole number, please."),
        (WholeField(0, 1000, "reps"), "1,5", "A whole number, please."),
        (DistanceField(unit=DistanceUnit.M), "1000001", "Between 0 and 1,000,000 m, please."),
        (SecondsField(), "1375", "13:75 is no time. Type 14:15, or 22:55 for 1375 seconds."),
        (SecondsField(high=3600), "10001", "Between 0:00 and 1:00:00, please."),
        (SecondsField(), "soon", "Type a time, such as 1:30, or 130 for the same."),
        (DistanceField(unit=DistanceUnit.MI), "622", "Between 0 and 621.371 mi, please."),
        (WholeField(1, 14, required=True), "", "This field is required."),
    ],
)
def test_field_refuses_in_a_sentence(field, typed, sentence):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)

    assert refused.value.messages == [sentence]


@pytest.mark.parametrize(
    ("field", "stored", "shown"),
    [
        (WeightField(unit=WeightUnit.LB), Decimal("102.058283"), "225"),
        (WeightField(), Decimal("97.500000"), "97.5"),
        (SecondsField(), 90, "1:30"),
        (WholeField(), 8, "8"),
        (DistanceField(unit=DistanceUnit.MI), Decimal("1609.344"), "1"),
        (DistanceField(unit=DistanceUnit.M), Decimal("2000.000"), "2000"),
        (WeightField(), "as typed", "as typed"),
        (WeightField(), None, None),
    ],
)
def test_field_shows_what_is_stored(field, stored, shown):
    assert field.prepare_value(stored) == shown


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("100.000000 97.5", (Decimal(100), Decimal("97.5"))),
        ("", ()),
        (None, ()),
        ("1000.1 1000", (Decimal(1000),)),
        ("nan -1 1e2 ١٠", ()),
        ("1.0000001 1", (Decimal(1),)),
    ],
)
def test_exact_values_are_read_one_by_one(sent, kept):
    assert ExactField(Decimal(1000)).clean(sent) == kept
