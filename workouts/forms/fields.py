"""Words without what nobody sees, and figures as a lifter types them: comma or point, clocks. Those with a unit: quantities.

An empty figure is None; what is stored comes out.
"""

from abc import ABC, abstractmethod
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts.domain import texts, units
from workouts.domain.typed import typed_number, typed_quantity, typed_seconds

MOST_REPS = 1000
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
