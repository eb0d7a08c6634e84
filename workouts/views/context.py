"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from workouts.models import WorkoutSession


def workout_in_progress(request: HttpRequest) -> dict[str, Any]:
    """The bar that leads back to the workout; read only by pages that show it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "running_session": SimpleLazyObject(lambda: WorkoutSession.objects.owned_by(user).in_progress().first()),
        "today": user.today,
    }
