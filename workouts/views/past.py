"""Finished workouts: entered afterwards, edited whole, saved as a routine, deleted and had back."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workouts.forms.sessions import RoutineNameForm
from workouts.forms.times import EditForm, PastForm
from workouts.models import DeletedWorkout, RoutineFolder, WorkoutSession
from workouts.queries import overlaps
from workouts.queries.live import state_of
from workouts.services import corrections, past_workouts, saved_routines, trash
from workouts.views import live
from workouts.views.requests import LifterRequest
from workouts.views.swaps import kept_in, leave, said


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def enter(request: LifterRequest) -> HttpResponse:
    """A workout that is over: first when it was, then its sets on the page on which it is edited."""
    form = PastForm(request.POST or None, lifter=request.user, initial={"uuid": uuid4()})
    if request.method == "POST" and form.is_valid():
        said_of = {name: form.cleaned_data[name] for name in ("uuid", "time_zone", "title", "routine")}
        session = past_workouts.enter_past(request.user, times=form.times, **said_of)
        _warn_of_overlaps(request, session)
        return redirect("edit_session", session.uuid)
    context = {"form": form, "section": "home"}
    return render(request, "workouts/sessions/past.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def edit(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """The rows of a finished workout, and what is said about it; Done stores the latter and drops what is not checked."""
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).kept(), uuid=uuid)
    if session.is_in_progress:
        return leave(request, "session", session.uuid)
    session.lifter = request.user
    if request.headers.get("If-None-Match") == state_of(session):
        return HttpResponseNotModified()  # nothing new for a page that asks every few seconds
    form = EditForm(request.POST or None, session=session)
    if request.method == "POST" and form.is_valid():
        with kept_in(form, request):
            session = corrections.revise_session(session, **form.details)
            _warn_of_overlaps(request, session)
            return leave(request, "session", session.uuid)
    status = 422 if form.is_bound else 200
    return live.page(request, session, status=status, details=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def save_as_routine(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).completed(), uuid=uuid)
    form = RoutineNameForm(request.POST or None, initial={"name": session.title[:80], "uuid": uuid4()})
    if request.method == "POST" and form.is_valid():
        routine = saved_routines.save_as_routine(request.user, session, **form.cleaned_data)
        messages.success(request, f"{routine.name} is a routine now.")
        return leave(request, "routine", routine.uuid)
    folders = RoutineFolder.objects.owned_by(request.user).values_list("title", flat=True)
    context = {"session": session, "form": form, "folders": folders, "section": "history"}
    return render(request, "workouts/sessions/save_as_routine.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def delete(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).completed(), uuid=uuid)
    if request.method != "POST":
        return render(request, "workouts/sessions/delete.html", {"session": session, "section": "history"})
    trash.delete_session(session)
    return leave(request, f"{reverse('history')}?deleted={session.uuid}")


@login_required
@require_POST
@said
def restore(request: LifterRequest, uuid: UUID) -> HttpResponse:
    session = trash.restore_session(request.user, uuid)
    messages.success(request, f"“{session.title}” is back.")
    return leave(request, "session", session.uuid)


@login_required
@require_safe
def deleted(request: LifterRequest) -> HttpResponse:
    """What was deleted in the last month."""
    workouts = DeletedWorkout.objects.owned_by(request.user).defer("contents").order_by("-deleted_at")
    return render(request, "workouts/history/deleted.html", {"workouts": workouts, "section": "history"})


def _warn_of_overlaps(request: LifterRequest, session: WorkoutSession) -> None:
    for other in overlaps.overlapping(session)[:1]:
        messages.info(request, overlaps.overlap_said(other))
