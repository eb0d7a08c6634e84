"""What every request of a lifter gets, whatever the view."""

from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone

from workouts import meter
from workouts.services.file_imports import MOST_BYTES
from workouts.services.metering import store_soon
from workouts.views.errors import too_large

RENEWED_IN = "renewed_in"
HEALTH = "/api/health"

# Of a request: four times the largest upload. What is a little too large, a form refuses beside its field.
MOST_OF_A_BODY = 4 * MOST_BYTES


class MeterMiddleware:
    """Note how long requests take. Not the probes of whoever watches the server: they would outnumber a lifter's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        meter.turn_on()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        response = self.get_response(request)
        if request.path != HEALTH:
            meter.note_request(perf_counter() - begun)
            store_soon()
        return response


class BodyMiddleware:
    """Refuse what is far too large by the length it announces, before any of it is read or kept on the disk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.headers.get("Content-Length", "")
        if announced.isdecimal() and int(announced) > MOST_OF_A_BODY:
            return too_large(request)
        return self.get_response(request)


class LifterMiddleware:
    """Slide the session on, keep pages out of shared caches, and answer scripts honestly when nobody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request) if _is_of_sender(request) else _sign_in()
        if SESSION_KEY in request.session:
            _slide(request)
            # What is told once is not there again when the lifter comes back to the page.
            kept = "no-store" if getattr(request, "has_told", False) else "no-cache"
            response.headers.setdefault("Cache-Control", f"private, {kept}")
        # Whose answer it is: the device keeps pages by lifter, and takes no answer of a proxy or a portal for ours.
        response.headers["X-Lifter"] = request.session.get(SESSION_KEY, "0")
        if request.headers.get("HX-Request") and _leads_to_sign_in(response):
            # A redirect would put the whole sign-in page into the row that asked.
            return _sign_in()
        return response


def _is_of_sender(request: HttpRequest) -> bool:
    """Whether a write comes from the lifter whose page made it: another may have signed in in the same browser since."""
    return request.headers.get("X-Lifter", str(request.user.pk)) == str(request.user.pk)


def _sign_in() -> HttpResponse:
    return HttpResponse("Sign in to go on.", status=401, content_type="text/plain; charset=utf-8")


def _slide(request: HttpRequest) -> None:
    """Let the session's year begin again, once a week: each save is a write to the database."""
    if request.session.get(RENEWED_IN) != this_week():
        request.session[RENEWED_IN] = this_week()


def this_week() -> str:
    year, week, _ = timezone.now().isocalendar()
    return f"{year}-{week}"


def _leads_to_sign_in(response: HttpResponse) -> bool:
    location = response.headers.get("Location", "")
    return response.status_code == 302 and location.startswith(resolve_url(settings.LOGIN_URL))
