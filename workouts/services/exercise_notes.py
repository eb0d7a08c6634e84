"""The note that a lifter pins to an exercise."""

from typing import Any

from django.db import transaction

from workouts.models import Exercise, ExerciseNote


@transaction.atomic
def pin_note(lifter: Any, exercise: Exercise, *, text: str) -> None:
    """Have a note show wherever the lifter does the exercise; an empty one takes it off."""
    store_pinned(lifter, exercise, text=text)
    lifter.raise_generation()


def store_pinned(lifter: Any, exercise: Exercise, *, text: str) -> None:
    """The same within a write that raises the generation itself."""
    if text.strip():
        ExerciseNote.objects.update_or_create(lifter=lifter, exercise=exercise, defaults={"text": text.strip()})
    else:
        ExerciseNote.objects.owned_by(lifter).filter(exercise=exercise).delete()
