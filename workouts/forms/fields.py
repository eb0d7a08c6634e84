"""Words without what nobody sees, and figures as a lifter types them: comma or point, their own units, clocks.

An empty figure is None; what is stored comes out.
"""

import re
from abc import ABC, abstractmethod
from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError

from workouts.domain import texts, units
from workouts.domain.typed import NO_NUMBER, typed_number, typed_quantity, typed_seconds
from workouts.enums import DistanceUnit, WeightUnit

Unit = TypeVar("Unit", WeightUnit, DistanceUnit)

MOST_KG = Decimal(1000)
MOST_REPS = 1000
MOST_METRES = Decimal(1_000_000)
MOST_LETTERS = 10_000
DAY = 86_400
MOST_EXACT = 4


class LineField(forms.CharField):
    """A name, a title, a search."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(texts.one_line(value) if isinstance(value, str) else value)


class NotesField(forms.CharField):
    """Lines of text, which may be none."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(max_length=MOST_LETTERS, required=False, **options)

    def to_python(self, value: Any) -> Any:
        return super().to_python(texts.lines(value) if isinstance(value, str) else value)


class FigureField(forms.Field, ABC):
    """A typed figure: `read` makes what is stored of the text, `write` the text of what is stored."""

    inputmode = "decimal"

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": self.inputmode, "autocomplete": "off"}))
        super().__init__(required=required, **options)

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip() if not isinstance(value, int | Decimal) else str(value)
        if not text:
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        # What was typed stays as it was typed, also when it was refused.
        return value if value is None or isinstance(value, str) else self.write(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")

    @abstractmethod
    def read(self, text: str) -> Any:
        """Return what is stored for the text. Raises ValueError with the sentence."""

    def write(self, value: Any) -> str:
        return units.plain(value)


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


class WholeField(FigureField):
    """A whole number; `words` names what is counted: "Between 0 and 1,000 reps, please."."""

    inputmode = "numeric"

    def __init__(self, low: int = 0, high: int = MOST_REPS, words: str = "", **options: Any) -> None:
        self.low, self.high, self.words = low, high, words
        super().__init__(**options)

    def read(self, text: str) -> int:
        value, word = typed_quantity(text, thousands=",.")
        if word not in {"", self.words, self.words.removesuffix("s")}:
            raise ValueError("A whole number, please.")
        value = between(value, self.low, self.high, self.words)
        if value != int(value):
            raise ValueError("A whole number, please.")
        return int(value)


class RpeField(FigureField):
    """Effort from 1 to 10, in halves."""

    def read(self, text: str) -> Decimal:
        value = between(typed_number(text.removeprefix("@")), 1, 10)
        if value * 2 != int(value * 2):
            raise ValueError("From 1 to 10 in halves, such as 8.5.")
        return value.quantize(Decimal("0.1"))


class SecondsField(FigureField):
    """A duration as 1:30, 1:04:10, 1m30s, or 130 for 1:30, cleaned to seconds."""

    inputmode = (
        "decimal"  # it has no colon on a phone: figures alone do, which the page shows as a clock while they are typed
    )

    def __init__(self, *, low: int = 0, high: int = DAY, **options: Any) -> None:
        self.low, self.high = low, high
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"data-time": True}

    def to_python(self, value: Any) -> Any:
        return super().to_python(self.write(value) if isinstance(value, int) else value)  # that many seconds

    def read(self, text: str) -> int:
        seconds = typed_seconds(text)
        if not self.low <= seconds <= self.high:
            raise ValueError(f"Between {units.clock(self.low)} and {units.clock(self.high)}, please.")
        return seconds

    def write(self, value: int) -> str:
        return units.clock(value)


def between(value: Decimal, low: Decimal | int, high: Decimal | int, words: str = "") -> Decimal:
    """Return the value. Raises ValueError with the sentence the lifter reads."""
    if not low <= value <= high:
        ends = f"{units.plain(low)} and {units.plain_grouped(high)}"
        raise ValueError(f"Between {ends}{f' {words}' if words else ''}, please.")
    return abs(value)  # "-0" is 0


_STORED = re.compile(r"\d{1,7}(?:\.\d{1,6})?", re.ASCII)
_WEIGHT_WORDS = {"kg": WeightUnit.KG, "kgs": WeightUnit.KG, "lb": WeightUnit.LB, "lbs": WeightUnit.LB}
_DISTANCE_WORDS = {"km": DistanceUnit.KM, "mi": DistanceUnit.MI, "m": DistanceUnit.M}


def _unit(word: str, known: dict[str, Unit], usual: Unit) -> Unit:
    if word and word not in known:
        raise ValueError(NO_NUMBER)
    return known.get(word, usual)
