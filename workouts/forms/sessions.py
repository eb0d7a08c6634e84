"""What is said about a workout: when it starts, how it went."""

from typing import Any

from django import forms

from workouts.enums import DistanceUnit, WeightUnit
from workouts.forms.fields import LineField, NotesField, SecondsField


class StartForm(forms.Form):
    """Sent by the start buttons: the zone of the device, and the id that makes a double tap start one workout."""

    uuid = forms.UUIDField(required=False)
    time_zone = forms.CharField(max_length=64, required=False)

    def options(self) -> dict[str, Any]:
        """What was said well; the rest is a convenience that the service does without."""
        self.is_valid()
        return {"uuid": self.cleaned_data.get("uuid"), "time_zone": self.cleaned_data.get("time_zone", "")}


class DescribeForm(forms.Form):
    title = LineField(max_length=200, required=False, label="Title")
    rating = forms.TypedChoiceField(
        choices=[("", "")] + [(str(n), str(n)) for n in range(1, 6)], coerce=int, empty_value=None, required=False
    )
    notes = NotesField(label="Notes")

    def clean_notes(self) -> str | None:
        """None where there was no such field: what is not said stays."""
        return self.cleaned_data["notes"] if "notes" in self.data else None


class RoutineNameForm(forms.Form):
    """What a workout is called as a routine."""

    uuid = forms.UUIDField(required=False, widget=forms.HiddenInput())
    name = LineField(max_length=80, label="Name", error_messages={"required": "Give it a name."})
    folder = LineField(
        max_length=80,
        required=False,
        label="Folder",
        help_text="Choose one, or type a new one.",
        widget=forms.TextInput(attrs={"list": "folders", "autocomplete": "off"}),
    )


class EntryForm(forms.Form):
    notes = NotesField(label="Note for today", widget=forms.Textarea(attrs={"rows": 2}))
    pinned = NotesField(label="Pinned note", widget=forms.Textarea(attrs={"rows": 2}))
    rest = SecondsField(high=3600, label="Rest")

    @property
    def said(self) -> dict[str, Any]:
        """What was sent; an emptied rest is none."""
        sent = {name: value for name, value in self.cleaned_data.items() if name in self.data}
        rest = {"rest_seconds": sent.pop("rest") or 0} if "rest" in sent else {}
        return sent | rest


class UnitsForm(forms.Form):
    """The units of one exercise; what is not sent stays."""

    weight_unit = forms.ChoiceField(choices=[(unit, unit.label) for unit in WeightUnit], required=False)
    distance_unit = forms.ChoiceField(choices=[(unit, unit.label) for unit in DistanceUnit], required=False)

    @property
    def chosen(self) -> dict[str, str | None]:
        return {name: self.cleaned_data[name] or None for name in self.fields}


class RestForm(forms.Form):
    """Seconds more or less, or to skip it; or, from a page with scripts, the moment of its end, which may be sent twice."""

    delta = forms.IntegerField(min_value=-3600, max_value=3600, required=False)
    skip = forms.BooleanField(required=False)
    ends_at = forms.DateTimeField(required=False)
    rest_set = forms.UUIDField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and cleaned["delta"] is None and cleaned["ends_at"] is None and not cleaned["skip"]:
            self.add_error(None, "Until when?")
        return cleaned

    @property
    def moved(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"seconds": said["delta"], "ends_at": said["ends_at"], "rest_set": said["rest_set"]}
