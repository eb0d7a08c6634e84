"""Workouts: start, show, describe, discard."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workouts.errors import Conflict, Gone, Invalid
from workouts.forms.sessions import DescribeForm, RestForm, StartForm
from workouts.models import Routine, WorkoutSession
from workouts.queries.history import session_page
from workouts.queries.live import live_workout, state_of
from workouts.services import rest as timer
from workouts.services import sessions
from workouts.views import live
from workouts.views.clocks import posted_by_our_clock
from workouts.views.requests import LifterRequest
from workouts.views.swaps import kept_in, leave, said

# How sets came into a workout that was over.
LATE = {
    "finished": "Another device had finished this workout. Your sets were added to it.",
    "again": "What this device still had is a workout again.",
}


@login_required
@require_POST
@said
def start(request: LifterRequest) -> HttpResponse:
    return _started(request, sessions.start_empty)


@login_required
@require_POST
@said
def start_routine(request: LifterRequest, uuid: UUID) -> HttpResponse:
    routine = get_object_or_404(Routine.objects.owned_by(request.user), uuid=uuid)
    return _started(request, sessions.start_from_routine, routine)


@login_required
@require_POST
@said
def again(request: LifterRequest, uuid: UUID) -> HttpResponse:
    past = get_object_or_404(WorkoutSession.objects.owned_by(request.user).completed(), uuid=uuid)
    return _started(request, sessions.start_again, past)


def _started(request: LifterRequest, service: Any, *source: Any) -> HttpResponse:
    options = StartForm(request.POST).options()
    try:
        session = _fresh(service, request.user, *source, **options)
    except Conflict as conflict:
        running = conflict.details.get("session")
        if running is None:
            raise
        context = {"running": running, "section": "home"}
        return render(request, "workouts/sessions/running.html", context, status=409)
    return leave(request, "session", session.uuid)


def _fresh(service: Any, *source: Any, **options: Any) -> WorkoutSession:
    """Start a workout, a new one where the page is old: its id may be that of one that is over by now."""
    try:
        session = service(*source, **options)
    except Gone:
        session = None
    return session if session and session.is_in_progress else service(*source, **options | {"uuid": None})


@login_required
@require_safe
def show(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).kept(), uuid=uuid)
    session.lifter = request.user
    if session.is_in_progress:
        is_known = request.headers.get("If-None-Match") == state_of(session)
        return HttpResponseNotModified() if is_known else live.page(request, session)
    if request.GET.get("late") in LATE:
        messages.info(request, LATE[request.GET["late"]])
    said_of = {name: getattr(session, name) for name in ("title", "notes", "rating")}
    return _summary(request, session, DescribeForm(initial=said_of))


@login_required
@require_POST
@said
def describe(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).kept(), uuid=uuid)
    form = DescribeForm(request.POST)
    if form.is_valid():
        with kept_in(form, request):
            sessions.describe_session(session, **form.cleaned_data)
            messages.success(request, "Saved.")
            return leave(request, "session", session.uuid)
    if request.htmx or session.is_in_progress:  # on its page there is no such form
        raise Invalid(" ".join(str(error) for errors in form.errors.values() for error in errors))
    session.lifter = request.user
    return _summary(request, session, form)


def _summary(request: LifterRequest, session: WorkoutSession, form: DescribeForm) -> HttpResponse:
    context = session_page(session) | {"form": form, "section": "history", "asked": 0}
    return render(request, "workouts/sessions/summary.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def discard(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user), uuid=uuid)
    if request.method != "POST" and session.is_completed:
        return leave(request, "session", session.uuid)
    if request.method != "POST":
        return render(request, "workouts/sessions/discard.html", {"session": session, "section": "home"})
    sessions.discard_session(session)
    messages.success(request, f"“{session.title}” was discarded.")
    return leave(request, "home")


@login_required
@require_POST
@said
def rest(request: LifterRequest, uuid: UUID) -> HttpResponse:
    # One that is over has no rest any more: a word that comes late finds nothing to move, and that is all right.
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user), uuid=uuid)
    form = RestForm(posted_by_our_clock(request, "ends_at"))
    if not form.is_valid():
        raise Invalid("The rest goes on as it was: this could not be read. Reload the page, then try again.")
    session = timer.move_rest(session, **form.moved)
    if not request.htmx:
        return redirect("home" if session.discarded_at else session)
    session.lifter = request.user
    return render(request, "workouts/sessions/_rest.html", {"session": session, "workout": live_workout(session)})
