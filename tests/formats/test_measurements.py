"""Hevy's measurements: wide, sparse, a row a day."""

from datetime import date
from decimal import Decimal

import pytest

from workouts.formats.files import parse
from workouts.formats.parsed import ParsedHistory, ParsedMeasurement, SkippedRow

GIRTHS = [
    "neck", "shoulder", "chest", "left_bicep", "right_bicep", "left_forearm", "right_forearm", "abdomen", "waist", "hips",
    "left_thigh", "right_thigh", "left_calf", "right_calf",
]  # fmt: skip


def file(*rows, header="date,weight_kg,fat_percent,neck_cm"):
    return "\n".join([header, *rows, ""])


@pytest.mark.parametrize(
    ("unit", "girth", "kg", "cm"),
    [("kg", "cm", "80.5", "38.1"), ("lbs", "in", "36.514186", "96.774")],
)
def test_parse_every_column_in_either_unit(unit, girth, kg, cm):
    names = [f"{name}_{girth}" for name in GIRTHS]
    header = ",".join(f'"{name}"' for name in ["date", f"weight_{unit}", "fat_percent", *names])

    found = parse(file('"5 Dec 2025, 00:00",80.5,18.25' + ",38.1" * len(GIRTHS), header=header))

    values = {"weight_kg": Decimal(kg), "fat_percent": Decimal("18.25")}
    values |= {f"{name}_cm": Decimal(cm) for name in GIRTHS}
    assert found == ParsedHistory("hevy_measurements", 1, (), (), (ParsedMeasurement(date(2025, 12, 5), values, (2,)),))


def test_parse_leaves_open_what_is_empty_and_reports_what_is_wrong():
    found = parse(
        file(
            '"5 Dec 2025, 00:00",,,38',
            '"4 dic 2025, 00:00",80,,',
            '"6 Dec 2025, 00:00",,,',
            '"7 Dec 2025, 00:00",x,,',
            ",80,,",
            '"8 Dec 2025, 00:00",1001,,',
        )
    )

    assert found == ParsedHistory(
        "hevy_measurements",
        6,
        (),
        (
            SkippedRow(4, "The row holds no measurement."),
            SkippedRow(5, "weight_kg “x” is not a number."),
            SkippedRow(6, "date is empty."),
            SkippedRow(7, "weight_kg “1001” is more than 1,000 kg."),
        ),
        (
            ParsedMeasurement(date(2025, 12, 4), {"weight_kg": Decimal(80)}, (3,)),
            ParsedMeasurement(date(2025, 12, 5), {"neck_cm": Decimal(38)}, (2,)),
        ),
    )


def test_parse_keeps_the_last_row_of_a_day_and_reports_the_others():
    found = parse(file('"5 Dec 2025, 07:00",80,,', '"5 Dec 2025, 19:00",81,,'))

    assert found.measurements == (ParsedMeasurement(date(2025, 12, 5), {"weight_kg": Decimal(81)}, (3,)),)
    assert found.skipped == (SkippedRow(2, "A later row has another measurement of 2025-12-05, which is kept."),)
