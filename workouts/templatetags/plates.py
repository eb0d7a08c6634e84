"""How a loaded bar is written."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import template

from workouts.domain import units
from workouts.domain.loadings import Loading
from workouts.domain.plates import Plate
from workouts.domain.warmup import STEPS_KG
from workouts.enums import WeightUnit

register = template.Library()


@register.filter
def side_text(side: Iterable[Plate]) -> str:
    """Write the plates of one side from the inside: 2 × 25, 10, 1.25 kg; in both units each with its own."""
    runs = [(plate, len(list(run))) for plate, run in groupby(side)]
    said = {plate.unit for plate, _ in runs}
    texts = [_run(plate, count, unit=f" {plate.unit}" if len(said) > 1 else "") for plate, count in runs]
    return ", ".join(texts) + (f" {said.pop()}" if len(said) == 1 else "")


@register.filter
def is_mixed(loading: Loading, lifter: Any) -> bool:
    """Whether something on the bar is marked in the other unit than the lifter's."""
    said = {loading.bar.unit, *(plate.unit for plate in loading.side)}
    return said != {lifter.weight_unit}


@register.filter
def other_weight(kg: Decimal, lifter: Any) -> str:
    """Write a weight in the unit that is not the lifter's: 226 lb."""
    unit = WeightUnit.LB if lifter.weight_unit == WeightUnit.KG else WeightUnit.KG
    return f"{units.plain(units.from_kg(kg, unit))} {unit}"


@register.filter
def off_text(loading: Loading, lifter: Any) -> str:
    """Write how far a loaded bar is off: 0.5 kg less."""
    unit = WeightUnit(lifter.weight_unit)
    more = "more" if loading.over_kg > 0 else "less"
    return f"{units.plain(units.from_kg(abs(loading.over_kg), unit))} {unit} {more}"


@register.filter
def step_text(unit: str) -> str:
    return f"{units.plain(units.from_kg(STEPS_KG[WeightUnit(unit)], WeightUnit(unit)))} {unit}"


def _run(plate: Plate, count: int, *, unit: str) -> str:
    text = f"{units.plain(plate.weight)}{unit}"
    return f"{count} × {text}" if count > 1 else text
