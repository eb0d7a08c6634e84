"""Answering an action: a swap for htmx, a redirect without it, and a sentence where a service said no."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from psycopg.errors import ForeignKeyViolation

from workouts.errors import Discarded, Gone, WorkoutError
from workouts.models import User, WorkoutSession
from workouts.services.discarded import why_over
from workouts.views.requests import session_said

View = Callable[..., HttpResponse]


def said(view: View) -> View:
    """Turn what services raise into an answer: a stranger's row is 404, a WorkoutError a message that says what to do."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (ObjectDoesNotExist, Http404) as error:
            over = _why_over(request)
            if over is not None:
                return refusal(request, over)
            raise Http404 from error
        except WorkoutError as error:
            return refusal(request, _why_over(request) or error)
        except IntegrityError as error:
            if not isinstance(error.__cause__, ForeignKeyViolation):
                raise
            # Removed by another device between our look and our write; the database refused at commit.
            return refusal(request, Gone("That was removed on another device. Reload the page."))

    return answering


def refusal(request: HttpRequest, error: WorkoutError) -> HttpResponse:
    if request.headers.get("HX-Request"):
        response = render(
            request, "components/_toast.html", {"message": error.message, "error": error}, status=error.status
        )
        response["HX-Retarget"] = "#toasts"
        response["HX-Reswap"] = "innerHTML"
        if isinstance(error, Discarded) or "is_whole" in error.details:
            response["X-Over"] = "discarded" if isinstance(error, Discarded) else "deleted"
        return response
    messages.error(request, error.message)
    running = error.details.get("session")
    return redirect(running) if isinstance(running, WorkoutSession) else back(request)


def _why_over(request: HttpRequest) -> WorkoutError | None:
    """Say what became of the workout that a write of the sender belongs to, where it is not there any more."""
    uuid = session_said(request)
    return why_over(request.user, uuid) if uuid and isinstance(request.user, User) else None


@contextmanager
def kept_in(form: Form, request: HttpRequest) -> Iterator[None]:
    """Put what a service refuses into the form, which is shown again as it was typed: a redirect would lose it.

    What the sender's queue sends has no form to show; it gets the sentence alone.
    """
    try:
        yield
    except WorkoutError as error:
        if request.headers.get("HX-Request"):
            raise
        form.add_error(None, error.message)


def leave(request: HttpRequest, to: str, *args: Any) -> HttpResponse:
    """End the page: a redirect, which htmx follows as a page load."""
    url = resolve_url(to, *args)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def back(request: HttpRequest, to: str = "home") -> HttpResponse:
    """Return to where the form stood, if that is one of our pages."""
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(came_from if safe else resolve_url(to))
