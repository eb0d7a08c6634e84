"""The plate calculator beside a row of a workout."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from workouts.domain.units import Units
from workouts.forms.quantities import WeightField
from workouts.queries.live_cards import LiveRow
from workouts.services.warmups import PlannedWarmup

MOST_WARMUPS = 30
NO_BAR = "none"


class WeightForm(forms.Form):
    """The weight to load, as typed or as the row at hand shows it."""

    row = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, sent: Mapping[str, Any], *, row: LiveRow | None, units: Units) -> None:
        self.row_at_hand, self.units = row, units
        field = WeightField(unit=units.weight_unit, label=f"Weight, {units.weight_unit}")
        self.shown = row.shown.weight_kg if row else None
        weight = sent["weight"] if "weight" in sent else "" if self.shown is None else field.write(self.shown)
        super().__init__({"row": row.set.uuid if row else "", "weight": weight}, auto_id="plates_%s")
        self.fields["weight"] = field

    @property
    def weight_kg(self) -> Decimal | None:
        """The weight; that of the row exactly, where it reads the same: plates in pounds make 225 lb, not 102.06 kg."""
        typed = self.cleaned_data["weight"] if self.is_valid() else None
        if typed is None or self.shown is None:
            return typed
        return self.units.unrounded("weight_kg", typed, [self.shown])


class BarForm(forms.Form):
    bar = forms.ChoiceField()

    def __init__(self, data: Any = None, *, bars: Any, **options: Any) -> None:
        super().__init__(data, auto_id="plates_%s", **options)
        self.fields["bar"] = forms.ChoiceField(
            label="Bar", choices=[*((str(bar.position), str(bar)) for bar in bars), (NO_BAR, "No bar")]
        )

    @property
    def position(self) -> int | None:
        chosen = self.cleaned_data["bar"]
        return None if chosen == NO_BAR else int(chosen)


class WarmupForm(forms.Form):
    """One warm-up set as the sheet has shown it."""

    uuid = forms.UUIDField()
    weight_kg = forms.DecimalField(min_value=Decimal(0), max_value=Decimal(1000), decimal_places=6)
    reps = forms.IntegerField(min_value=1, max_value=1000)


def warmups_sent(data: QueryDict) -> list[PlannedWarmup] | None:
    """Read the sets of the sheet, in order; None where they are not as it sends them."""
    names = ("uuid", "weight_kg", "reps")
    columns = [data.getlist(name) for name in names]
    if len({len(column) for column in columns}) != 1 or not 1 <= len(columns[0]) <= MOST_WARMUPS:
        return None
    rows = [WarmupForm(dict(zip(names, values, strict=True))) for values in zip(*columns, strict=True)]
    if not all(row.is_valid() for row in rows):
        return None
    found = [PlannedWarmup(**row.cleaned_data) for row in rows]
    return found if len({warmup.uuid for warmup in found}) == len(found) else None
