"""Words without what nobody sees, and figures as a lifter types them: comma or point, their own units, clocks.

An empty figure is None; what is stored comes out.
"""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts.domain import texts, units
from workouts.enums import DistanceUnit, WeightUnit

MOST_KG = Decimal(1000)
MOST_REPS = 1000
MOST_METRES = Decimal(1_000_000)
MOST_LETTERS = 10_000
DAY = 86_400


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


class FigureField(forms.Field):
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

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> str:
        return units.plain(value)


class WeightField(FigureField):
    """Typed in the lifter's unit, cleaned to kilograms."""

    def __init__(self, *, unit: str = WeightUnit.KG, **options: Any) -> None:
        self.unit = WeightUnit(unit)
        super().__init__(**options)

    def read(self, text: str) -> Decimal:
        value = between(units.typed_number(text), 0, units.from_kg(MOST_KG, self.unit), self.unit)
        return units.to_kg(value, self.unit)

    def write(self, value: Decimal) -> str:
        return units.plain(units.from_kg(value, self.unit))


class DistanceField(FigureField):
    """Typed in the lifter's unit, cleaned to metres."""

    def __init__(self, *, unit: str = DistanceUnit.KM, **options: Any) -> None:
        self.unit = DistanceUnit(unit)
        super().__init__(**options)

    def read(self, text: str) -> Decimal:
        value = between(units.typed_number(text), 0, units.from_metres(MOST_METRES, self.unit), self.unit)
        return units.to_metres(value, self.unit)

    def write(self, value: Decimal) -> str:
        return units.plain(units.from_metres(value, self.unit))


class WholeField(FigureField):
    """A whole number; `words` names what is counted: "Between 0 and 1,000 reps, please."."""

    inputmode = "numeric"

    def __init__(self, low: int = 0, high: int = MOST_REPS, words: str = "", **options: Any) -> None:
        self.low, self.high, self.words = low, high, words
        super().__init__(**options)

    def read(self, text: str) -> int:
        value = between(units.typed_number(text), self.low, self.high, self.words)
        if value != int(value):
            raise ValueError("A whole number, please.")
        return int(value)


class RpeField(FigureField):
    """Effort from 1 to 10, in halves."""

    def read(self, text: str) -> Decimal:
        value = between(units.typed_number(text), 1, 10)
        if value * 2 != int(value * 2):
            raise ValueError("From 1 to 10 in halves, such as 8.5.")
        return value.quantize(Decimal("0.1"))


class SecondsField(FigureField):
    """A duration as 1:30, 1:04:10 or plain seconds, cleaned to seconds."""

    inputmode = "text"  # the decimal keypad of a phone has no colon

    def __init__(self, *, low: int = 0, high: int = DAY, **options: Any) -> None:
        self.low, self.high = low, high
        super().__init__(**options)

    def read(self, text: str) -> int:
        seconds = units.typed_seconds(text)
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
