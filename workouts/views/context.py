"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from workouts.models import WorkoutSession
from workouts.queries.running import is_forgotten, running_session


def workout_in_progress(request: HttpRequest) -> dict[str, Any]:
    """The bar that leads back to the workout; read only by pages that show it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "running_session": SimpleLazyObject(lambda: _running(user)),
        "today": user.today,
    }


def _running(user: Any) -> WorkoutSession | None:
    session: Any = running_session(user)
    if session is not None:
        session.is_forgotten = is_forgotten(session, session.last_set_at)
    return session
