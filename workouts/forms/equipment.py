"""Bars, plates and warm-up steps as rows that a lifter writes over: an emptied row goes, an empty one at the end is for more."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts.domain import units
from workouts.domain.plates import Plate
from workouts.domain.typed import typed_number
from workouts.domain.warmup import Step
from workouts.enums import BarKind, WeightUnit
from workouts.forms.fields import FigureField, WholeField, between
from workouts.models.equipment import MOST_BAR, MOST_PAIRS, MOST_PLATE
from workouts.queries.equipment import Rack, rack_of, warmup_steps
from workouts.services.equipment import OwnBar

UNITS = [(unit, unit) for unit in WeightUnit]
MOST_ROWS = 30


class ScaleField(FigureField):
    """What a bar or a plate weighs, in the unit beside it."""

    def __init__(self, low: Decimal, high: int, **options: Any) -> None:
        self.low, self.high = low, high
        super().__init__(**options)

    def read(self, text: str) -> Decimal:
        value = between(typed_number(text), self.low, self.high)
        if value != value.quantize(Decimal("0.01")):
            raise ValueError("Two decimals at most.")
        return value


class RowForm(forms.Form):
    """A row is there as long as its first figure is."""

    key = ""

    @property
    def is_kept(self) -> bool:
        return self.cleaned_data.get(self.key) is not None


class BarForm(RowForm):
    key = "weight"
    position = forms.IntegerField(required=False, min_value=1, max_value=30_000, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Kind", choices=[(kind, kind.label) for kind in BarKind], initial=BarKind.BARBELL)
    weight = ScaleField(Decimal(0), MOST_BAR, label="Weight of the bar")
    unit = forms.ChoiceField(label="Unit", choices=UNITS)


class PlateForm(RowForm):
    key = "weight"
    weight = ScaleField(Decimal("0.01"), MOST_PLATE, label="Weight of one plate")
    unit = forms.ChoiceField(label="Unit", choices=UNITS)
    pairs = WholeField(0, MOST_PAIRS, "pairs", label="Pairs")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("weight") is not None and cleaned.get("pairs") is None and "pairs" not in self.errors:
            self.add_error("pairs", "How many pairs?")
        return cleaned


class StepForm(RowForm):
    key = "percent"
    percent = WholeField(1, 99, "%", label="Per cent of the working weight")
    reps = WholeField(1, 50, "reps", label="Reps")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("percent") is not None and cleaned.get("reps") is None and "reps" not in self.errors:
            self.add_error("reps", "How many reps?")
        return cleaned


class Rows(forms.BaseFormSet):
    """Rows of one kind."""

    @property
    def kept(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.is_kept]


class BarRows(Rows):
    def clean(self) -> None:
        if not any(self.errors) and not self.kept:
            raise ValidationError("Keep at least one bar.")


class PlateRows(Rows):
    def clean(self) -> None:
        seen = set()
        for form in self.forms:
            size = (form.cleaned_data.get("weight"), form.cleaned_data.get("unit")) if form.is_valid() else (None, None)
            if size[0] is not None and size in seen:
                form.add_error("weight", f"{units.plain(size[0])} {size[1]} stands above already. Add the pairs there.")
            seen.add(size)


class EquipmentForms:
    """The three lists of the page of preferences. What a page does not send stays as it is."""

    def __init__(self, lifter: Any, data: Any = None) -> None:
        rack, unit = rack_of(lifter), lifter.weight_unit
        self.bars = _rows(BarForm, BarRows, data, "bars", [_bar(bar) for bar in rack.bars], unit=unit)
        self.plates = _rows(PlateForm, PlateRows, data, "plates", _plates(rack), unit=unit)
        self.steps = _rows(StepForm, Rows, data, "steps", [step._asdict() for step in warmup_steps(lifter)])

    def is_valid(self) -> bool:
        return all([rows.is_valid() for rows in self._sent])  # noqa: C419 each is asked, so that every mistake shows

    @property
    def options(self) -> dict[str, Any]:
        """What the service takes: only lists that were written over. So a usual rack follows the lifter's unit."""
        found: dict[str, Any] = {}
        if (
            self.bars in self._sent
            and self.plates in self._sent
            and (self.bars.has_changed() or self.plates.has_changed())
        ):
            found["bars"] = [OwnBar(row["kind"], row["weight"], row["unit"], row["position"]) for row in self.bars.kept]
            found["pairs"] = {Plate(row["weight"], WeightUnit(row["unit"])): row["pairs"] for row in self.plates.kept}
        if self.steps in self._sent and self.steps.has_changed():
            found["steps"] = [Step(row["percent"], row["reps"]) for row in self.steps.kept]
        return found

    @property
    def is_refused(self) -> bool:
        return any(rows.total_error_count() for rows in self._sent)

    @property
    def _sent(self) -> list[Rows]:
        return [rows for rows in (self.bars, self.plates, self.steps) if rows.is_bound]


def _rows(form: type[RowForm], rows: type[Rows], data: Any, prefix: str, initial: list[Any], *, unit: str = "") -> Rows:
    made: Callable[..., Any] = forms.formset_factory(
        form, formset=rows, extra=2, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
    )
    sent = data if data is not None and f"{prefix}-TOTAL_FORMS" in data else None
    found = made(sent, prefix=prefix, initial=initial)
    for each in found.forms:
        if "unit" in each.fields and not each.initial:
            each.fields["unit"].initial = unit
    return found


def _bar(bar: Any) -> dict[str, Any]:
    return {"position": bar.position, "kind": bar.kind, "weight": bar.weight, "unit": bar.unit}


def _plates(rack: Rack) -> list[dict[str, Any]]:
    return [{"weight": plate.weight, "unit": plate.unit, "pairs": plate.pairs} for plate in rack.plates]
