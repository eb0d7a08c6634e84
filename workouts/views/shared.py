"""What a secret link opens, to whoever has it: no sign-in, and nothing that could be kept, found or followed."""

from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from workouts import cache
from workouts.models import ShareLink, WorkoutSession
from workouts.queries.shared import in_units_of, session_of, shared_report, shared_session, sharer_of
from workouts.services import shares
from workouts.views import errors
from workouts.views.swaps import View

# From one address. There is nothing to guess; this keeps those who try from keeping the server busy.
WRONG_A_MINUTE = 30
OPENED_A_MINUTE = 120


def secret(view: View) -> View:
    """Keep every answer, also that there is nothing, out of caches, search engines and the Referer of other sites."""

    @wraps(view)
    def hidden(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return hidden


@secret
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The page of a link. A wrong token and a revoked one are answered alike."""
    address = get_adapter(request).get_client_ip(request)
    if cache.counted(f"shared:{address}", seconds=60) > OPENED_A_MINUTE:
        return errors.too_many(request)
    link = shares.link_of(token)
    lifter = sharer_of(link) if link else None  # before the first read of what is cached under their generation
    session = session_of(link) if link else None
    if link is None or not (session or link.of_span):
        is_too_often = cache.counted(f"wrong-link:{address}", seconds=60) > WRONG_A_MINUTE
        return errors.too_many(request) if is_too_often else errors.not_found(request)
    if request.user.pk != link.lifter_id:
        shares.note_opened(link)
    return _page(request, link, session, lifter)


def _page(request: HttpRequest, link: ShareLink, session: WorkoutSession | None, lifter: Any) -> HttpResponse:
    figures = cache.Figures(lifter, today=lifter.today)
    written = figures.get(f"shared:{link.pk}", lambda: _written(link, session, lifter))
    context = written | {"name": link.name, "today": lifter.today}
    return render(request, "workouts/shared/page.html", context)


def _written(link: ShareLink, session: WorkoutSession | None, lifter: Any) -> dict[str, str]:
    """Write the content without the request: whoever looks is nobody here."""
    context: dict[str, Any] = {"user": in_units_of(lifter), "today": lifter.today}
    if session is None:
        found = shared_report(link, lifter)
        content = render_to_string("workouts/reports/_report.html", context | {"report": found, "has_links": False})
        return {"title": render_to_string("workouts/shared/_title.html", {"report": found}).strip(), "content": content}
    session.lifter = lifter
    workout = shared_session(link, session)
    content = render_to_string("workouts/shared/_session.html", context | {"workout": workout})
    return {"title": workout["title"], "content": content}
