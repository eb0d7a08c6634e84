"""What a link shows."""

from typing import Any

from django import forms

from workouts.forms.fields import LineField

TICKS = ("shows_bodyweight", "shows_notes", "shows_times")


class ShareForm(forms.Form):
    uuid = forms.UUIDField(widget=forms.HiddenInput())
    name = LineField(max_length=60, required=False, label="Your name there", help_text="Empty: it says nobody’s.")
    shows_bodyweight = forms.BooleanField(
        required=False,
        label="Bodyweight",
        help_text="With it, volumes and records of pull-ups and dips, from which it could be worked out.",
    )
    shows_notes = forms.BooleanField(required=False, label="Notes")
    shows_times = forms.BooleanField(required=False, label="Times of day")

    def __init__(self, data: Any = None, *, is_of_workout: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not is_of_workout:  # a report has neither
            del self.fields["shows_notes"], self.fields["shows_times"]

    @property
    def ticks(self) -> list[Any]:
        return [self[name] for name in TICKS if name in self.fields]
