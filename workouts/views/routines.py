from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from workouts.errors import WorkoutError
from workouts.forms.editor import RoutineEditor
from workouts.models import Routine
from workouts.services.routines import delete_routine, save_routine
from workouts.views.requests import LifterRequest


@login_required
@require_http_methods(["GET", "POST"])
def create(request: LifterRequest) -> HttpResponse:
    return _edit(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: LifterRequest, uuid: UUID) -> HttpResponse:
    return _edit(request, _mine(request, uuid))


@login_required
@require_http_methods(["GET", "POST"])
def delete(request: LifterRequest, uuid: UUID) -> HttpResponse:
    routine = _mine(request, uuid)
    if request.method == "GET":
        return render(request, "workouts/routines/delete.html", {"routine": routine, "section": "home"})
    delete_routine(request.user, routine.uuid)
    messages.success(request, f"{routine.name} is deleted.")
    return redirect("home")


def _edit(request: LifterRequest, routine: Routine | None) -> HttpResponse:
    """Every button of the page sends the whole form; only Save stores it."""
    editor = RoutineEditor(request.user, routine=routine, data=request.POST if request.method == "POST" else None)
    action = request.POST.get("act", "")
    if action == "save":
        return _save(request, editor)
    editor.act(action)
    return _page(request, editor)


def _save(request: LifterRequest, editor: RoutineEditor) -> HttpResponse:
    if not editor.is_valid():
        return _page(request, editor, status=422)
    try:
        routine = save_routine(request.user, editor.routine.uuid if editor.routine else None, editor.plan)
    except WorkoutError as error:
        editor.wrong = error.message
        return _page(request, editor, status=error.status)
    messages.success(request, f"{routine.name} is saved.")
    return HttpResponseClientRedirect(resolve_url("home")) if request.htmx else redirect("home")


def _page(request: LifterRequest, editor: RoutineEditor, *, status: int = 200) -> HttpResponse:
    template = "workouts/routines/_editor.html" if request.htmx else "workouts/routines/edit.html"
    return render(request, template, {"editor": editor, "section": "home"}, status=status)


def _mine(request: LifterRequest, uuid: UUID) -> Routine:
    return get_object_or_404(Routine.objects.owned_by(request.user).select_related("folder"), uuid=uuid)
