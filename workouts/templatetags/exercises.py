"""How exercises and their figures are written."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template

from workouts.domain import units
from workouts.domain.units import Units
from workouts.enums import Equipment, ExerciseType, Muscle, SetType

register = template.Library()


@register.filter
def muscle_names(muscles: Iterable[str]) -> str:
    """Write muscles in a row: Chest, triceps."""
    return ", ".join(Muscle(muscle).label.lower() for muscle in muscles).capitalize()


@register.filter
def equipment_names(equipment: Iterable[str]) -> str:
    return ", ".join(Equipment(value).label for value in equipment)


@register.filter
def set_figure(value: Any, of: tuple[str, Units]) -> str:
    """Write what stands in a column of a set; `of` is what `in_column` made of the column and the units."""
    column, chosen = of
    if value is None:
        return ""
    match column:
        case "weight_kg":
            return units.plain_grouped(units.from_kg(value, chosen.weight_unit))
        case "distance_m":
            return units.plain_grouped(units.from_metres(value, chosen.distance_unit))
        case "duration_seconds":
            return units.clock(value)
    return units.plain_grouped(value)


@register.filter
def estimate(kg: Decimal | None, holder: Any) -> str:
    """Write an estimated 1RM to 0.1: it is no more exact than that."""
    return "" if kg is None else units.plain_grouped(round(units.from_kg(kg, Units.of(holder).weight_unit), 1))


@register.filter
def letter_name(label: str) -> str:
    """Say what the letter before a set stands for; a number stands for itself."""
    return _LETTERS.get(label, "")


_LETTERS = {kind.letter: kind.label for kind in SetType if kind.letter}


@register.filter
def in_column(column: str, holder: Any) -> tuple[str, Units]:
    return column, Units.of(holder)


@register.simple_tag
def column_head(column: str, kind: str, holder: Any) -> str:
    match column:
        case "weight_kg":
            return f"{ExerciseType(kind).sign}{Units.of(holder).weight_unit}"
        case "distance_m":
            return str(Units.of(holder).distance_unit)
        case "duration_seconds":
            return "Time"
        case "custom_metric":
            return "Floors" if kind == ExerciseType.FLOORS_DURATION else "Steps"
    return "Reps"
