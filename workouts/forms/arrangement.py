"""What moves, groups and replaces the exercises of a workout."""

from typing import Any
from uuid import UUID

from django import forms

from workouts.services.replacing import LoggedSets


class MoveForm(forms.Form):
    """Above or below which other one."""

    above = forms.UUIDField(required=False)
    below = forms.UUIDField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("above")) == bool(cleaned.get("below")):
            self.add_error(None, "One of the two.")
        return cleaned

    @property
    def place(self) -> dict[str, Any]:
        above, below = self.cleaned_data["above"], self.cleaned_data["below"]
        return {"beside": above or below, "below": bool(below)}


class _Uuids(forms.TypedMultipleChoiceField):
    """Any ids: the service knows which there are, and which were removed."""

    def valid_value(self, value: Any) -> bool:
        return True


class SupersetForm(forms.Form):
    others = _Uuids(coerce=UUID, required=False, empty_value=[])


class ReplaceForm(forms.Form):
    """The id that makes a double tap replace once, and what becomes of the logged sets."""

    uuid = forms.UUIDField(required=False)
    logged = forms.ChoiceField(choices=[(each, each) for each in LoggedSets], required=False)

    @property
    def options(self) -> dict[str, Any]:
        logged = self.cleaned_data["logged"]
        return {"new_uuid": self.cleaned_data["uuid"], "logged": LoggedSets(logged) if logged else None}
