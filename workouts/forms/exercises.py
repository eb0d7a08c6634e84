"""Looking for exercises, and making one of one's own."""

from typing import Any

from django import forms

from workouts.enums import Equipment, ExerciseType, Muscle
from workouts.forms.fields import LineField, NotesField

MOST_PAGES = 1000
MUSCLES = [(muscle.value, muscle.label) for muscle in Muscle]
EQUIPMENT = [(equipment.value, equipment.label) for equipment in Equipment]

# Elsewhere the type alone decides whether the lifter's own weight is moved.
BODYWEIGHT_TYPES = {ExerciseType.REPS_ONLY, ExerciseType.BODYWEIGHT_WEIGHTED, ExerciseType.BODYWEIGHT_ASSISTED}


class FilterForm(forms.Form):
    """What the list is narrowed down to. What makes no sense narrows nothing."""

    q = LineField(required=False, label="Name")
    muscle = forms.ChoiceField(required=False, choices=[("", "Any muscle"), *MUSCLES])
    equipment = forms.ChoiceField(required=False, choices=[("", "Any equipment"), *EQUIPMENT])
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)

    @property
    def filters(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "muscle", "equipment")}

    @property
    def page_number(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1


class OwnExerciseForm(forms.Form):
    name = LineField(max_length=120)
    type = forms.ChoiceField(
        label="A set has",
        choices=[(kind.value, kind.label) for kind in ExerciseType],
        initial=ExerciseType.WEIGHT_REPS,
        help_text="It can't be changed once the exercise is used.",
    )
    counts_bodyweight = forms.BooleanField(
        required=False, label="My own weight is part of the load", help_text="As in pull-ups and dips."
    )
    equipment = forms.MultipleChoiceField(required=False, choices=EQUIPMENT)
    primary_muscles = forms.MultipleChoiceField(required=False, choices=MUSCLES, label="Trains")
    secondary_muscles = forms.MultipleChoiceField(required=False, choices=MUSCLES, label="Also trains")
    anyway = forms.BooleanField(required=False)
    session = forms.UUIDField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("type") not in BODYWEIGHT_TYPES:
            cleaned["counts_bodyweight"] = False
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        """What the exercise is, without how it came to be."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"anyway", "session"}}


class PinnedForm(forms.Form):
    """The note that a lifter pins to an exercise; empty takes it off."""

    pinned = NotesField()
