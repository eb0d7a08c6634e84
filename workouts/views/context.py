"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from workouts.models import Import, WorkoutSession
from workouts.queries.running import is_forgotten, running_session
from workouts.services.import_news import take_news


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The bar that leads back to the workout, and the news of imports; read only by pages that show them."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "running_session": SimpleLazyObject(lambda: _running(user)),
        "import_news": SimpleLazyObject(lambda: _news(request, user)),
        "today": user.today,
    }


def _news(request: Any, user: Any) -> list[Import]:
    """Take the news off the list, a write that a page is allowed: what is told once cannot stay. No browser that reads ahead."""
    if request.method == "HEAD" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return []
    news = take_news(user)
    request.has_told = bool(news)
    return news


def _running(user: Any) -> WorkoutSession | None:
    session: Any = running_session(user)
    if session is not None:
        session.is_forgotten = is_forgotten(session, session.last_set_at)
    return session
