"""In which units a file is, where it does not say."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import Truncator

from workouts.domain.units import from_kg, plain
from workouts.enums import DistanceUnit, LengthUnit, WeightUnit
from workouts.models import Import, User

MOST_OF_A_TITLE = 40
UNIT_IS_NOT_SAID = "The file does not say. Choose what the other app was set to."

UNITS: Mapping[str, tuple[str, str, list[tuple[str, str]]]] = {
    "weight": (
        "weight_unit",
        "Weights in the file are in",
        [(str(WeightUnit.KG), "Kilograms"), (str(WeightUnit.LB), "Pounds")],
    ),
    "distance": (
        "distance_unit",
        "Distances in the file are in",
        [(str(DistanceUnit.KM), "Kilometres"), (str(DistanceUnit.MI), "Miles")],
    ),
    "length": (
        "length_unit",
        "Girths in the file are in",
        [(str(LengthUnit.CM), "Centimetres"), (str(LengthUnit.IN), "Inches")],
    ),
}


def unit_fields(job: Import, lifter: User, preview: Mapping[str, Any]) -> dict[str, forms.ChoiceField]:
    """Return a field for each quantity whose unit is assumed; its first choice is that of the last file, or the lifter's."""
    return dict(_unit_field(quantity, job, lifter, preview) for quantity in preview["assumed"])


def _unit_field(quantity: str, job: Import, lifter: User, preview: Mapping[str, Any]) -> tuple[str, forms.ChoiceField]:
    name, label, choices = UNITS[quantity]
    initial = getattr(job, name) or getattr(lifter, name)
    heaviest = preview.get("heaviest") if quantity == "weight" else None
    hint = f"{UNIT_IS_NOT_SAID} {_told(heaviest, initial)}" if heaviest else UNIT_IS_NOT_SAID
    return name, forms.ChoiceField(label=label, choices=choices, initial=initial, help_text=hint)


def _told(heaviest: Sequence[str], unit: str) -> str:
    """Say what the heaviest set of the file is in that unit, for whoever chooses the unit."""
    title, kg = heaviest
    name = dict(UNITS["weight"][2])[unit].lower()
    figure = f"{plain(from_kg(Decimal(kg), WeightUnit(unit)))}\u00a0{unit}"
    return f"As {name}, the heaviest set is {figure}, of {Truncator(title).chars(MOST_OF_A_TITLE)}."
