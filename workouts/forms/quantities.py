"""Weights and distances as a lifter types them, in their own unit or in the one named behind; kilograms and metres come out."""

import re
from decimal import Decimal
from typing import Any, TypeVar

from django import forms

from workouts.domain import units
from workouts.domain.typed import NO_NUMBER, typed_quantity
from workouts.enums import DistanceUnit, WeightUnit
from workouts.forms.fields import FigureField, between

Unit = TypeVar("Unit", WeightUnit, DistanceUnit)
MOST_KG = Decimal(1000)
MOST_METRES = Decimal(1_000_000)
MOST_EXACT = 4


class WeightField(FigureField):
    """Typed in the lifter's unit, or in the one named behind it, and cleaned to kilograms.

    What is taken off the lifter's weight may be typed with the minus that the screen shows: `assists`.
    """

    def __init__(self, *, unit: str = WeightUnit.KG, assists: bool = False, **options: Any) -> None:
        self.unit, self.assists = WeightUnit(unit), assists
        super().__init__(**options)

    def read(self, text: str) -> Decimal:
        if "@" in text:
            raise ValueError("Type the weight too, such as 100x8@9.")
        value, word = typed_quantity(text)
        unit = _unit(word, _WEIGHT_WORDS, self.unit)
        value = between(abs(value) if self.assists else value, *self.bounds(unit), unit)
        return units.to_kg(value, unit)

    def bounds(self, unit: WeightUnit) -> tuple[Decimal | int, Decimal | int]:
        return 0, units.from_kg(MOST_KG, unit)

    def write(self, value: Decimal) -> str:
        return units.plain(units.from_kg(value, self.unit))


class DistanceField(FigureField):
    """Typed in the lifter's unit, or in the one named behind it, and cleaned to metres."""

    def __init__(self, *, unit: str = DistanceUnit.KM, **options: Any) -> None:
        self.unit = DistanceUnit(unit)
        super().__init__(**options)

    def read(self, text: str) -> Decimal:
        value, word = typed_quantity(text, thousands="," if self.unit is DistanceUnit.M else "")
        unit = _unit(word, _DISTANCE_WORDS, self.unit)
        return units.to_metres(between(value, 0, units.from_metres(MOST_METRES, unit), unit), unit)

    def write(self, value: Decimal) -> str:
        return units.plain(units.from_metres(value, self.unit))


class ExactField(forms.Field):
    """What a page showed rounded, as it is stored: kilograms or metres, apart by spaces. What is none of them is left out."""

    widget = forms.HiddenInput

    def __init__(self, most: Decimal, **options: Any) -> None:
        self.most = most
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> tuple[Decimal, ...]:
        texts_sent = str(value or "").split()[:MOST_EXACT]
        found = (Decimal(text) for text in texts_sent if _STORED.fullmatch(text))
        return tuple(exact for exact in found if exact <= self.most)


_STORED = re.compile(r"\d{1,7}(?:\.\d{1,6})?", re.ASCII)
_WEIGHT_WORDS = {"kg": WeightUnit.KG, "kgs": WeightUnit.KG, "lb": WeightUnit.LB, "lbs": WeightUnit.LB}
_DISTANCE_WORDS = {"km": DistanceUnit.KM, "mi": DistanceUnit.MI, "m": DistanceUnit.M}


def _unit(word: str, known: dict[str, Unit], usual: Unit) -> Unit:
    if word and word not in known:
        raise ValueError(NO_NUMBER)
    return known.get(word, usual)
