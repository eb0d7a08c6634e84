"""How the exercises of a workout stand: their order, supersets, and one in the place of another."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workouts.errors import Invalid
from workouts.forms.arrangement import MoveForm, ReplaceForm, SupersetForm
from workouts.models import Exercise, SessionExercise, WorkoutSession
from workouts.queries.arrangement import lines
from workouts.queries.exercises import search, suggested
from workouts.queries.live import live_workout
from workouts.services import order, replacing
from workouts.views import live
from workouts.views.entries import MOST_MATCHES
from workouts.views.requests import LifterRequest
from workouts.views.swaps import said


@login_required
@require_safe
def show(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """The exercises without their rows, to be dragged or moved by buttons: a sheet, or a page of its own without htmx."""
    session = get_object_or_404(WorkoutSession.objects.owned_by(request.user).kept(), uuid=uuid)
    session.lifter = request.user
    return _sheet(request, "order", {"lines": lines(live_workout(session)), "session": session})


@login_required
@require_POST
@said
def move(request: LifterRequest, uuid: UUID) -> HttpResponse:
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise Invalid("Say above or below which exercise.")
    session = order.move_exercise(request.user, uuid=uuid, **form.place)
    return _arranged(request, session, uuid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def superset(request: LifterRequest, uuid: UUID) -> HttpResponse:
    if request.method != "POST":
        entry = _entry(request, uuid)
        others = _others(entry)
        is_grouped = any(is_member for _, is_member in others)
        context = {"entry": entry, "session": entry.session, "others": others, "is_grouped": is_grouped}
        return _sheet(request, "superset", context)
    form = SupersetForm(request.POST)
    if not form.is_valid():
        raise Invalid("Choose among the exercises of this workout.")
    session = order.group_exercises(request.user, uuid=uuid, others=form.cleaned_data["others"])
    return _arranged(request, session, uuid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def replace(request: LifterRequest, uuid: UUID) -> HttpResponse:
    if request.method == "POST":
        return _replaced(request, uuid)
    entry = _entry(request, uuid)
    logged = entry.sets.filter(logged_at__isnull=False).count()
    context = {"entry": entry, "session": entry.session, "logged": logged, "new_uuid": uuid4()}
    if "exercise" in request.GET:
        exercise = _chosen(request, request.GET["exercise"])
        context |= {"exercise": exercise, "can_go_along": replacing.can_go_along(entry, exercise)}
        return _sheet(request, "replace_logged", context)
    q = request.GET.get("q", "")
    found = (
        search(request.user, q=q).exclude(pk=entry.exercise_id)
        if q.strip()
        else suggested(request.user, entry.exercise)
    )
    context |= {"q": q, "exercises": found[:MOST_MATCHES]}
    if request.htmx and request.htmx.target == "matches":
        return render(request, "workouts/entries/_replacements.html", context)
    return _sheet(request, "replace", context)


def _replaced(request: LifterRequest, uuid: UUID) -> HttpResponse:
    form = ReplaceForm(request.POST)
    if not form.is_valid():
        raise Invalid("Choose what becomes of the logged sets.")
    exercise = _chosen(request, request.POST.get("exercise", ""))
    entry = replacing.replace_exercise(request.user, uuid=uuid, exercise=exercise, **form.options)
    if not request.htmx:
        return redirect(f"{entry.session.rows_url}#{entry.dom_id}")
    removed = "" if entry.uuid == uuid else f"sessionexercise-{uuid}"
    return live.arrangement_swap(request, entry.session, touched=[exercise.pk], removed=removed, new=entry)


def _chosen(request: LifterRequest, chosen: str) -> Exercise:
    pk = int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0
    return get_object_or_404(Exercise.objects.visible_to(request.user), pk=pk)


def _entry(request: LifterRequest, uuid: UUID) -> SessionExercise:
    entries = SessionExercise.objects.owned_by(request.user).select_related("session", "exercise")
    return get_object_or_404(entries, uuid=uuid)


def _others(entry: SessionExercise) -> list[tuple[SessionExercise, bool]]:
    """Return the other exercises of the workout, and whether they stand in one superset with this one."""
    standing = list(entry.session.entries.select_related("exercise"))
    members = order.members_of(entry, standing)
    return [(each, each in members) for each in standing if each != entry]


def _arranged(request: LifterRequest, session: WorkoutSession, uuid: UUID) -> HttpResponse:
    if not request.htmx:
        return redirect(f"{session.rows_url}#sessionexercise-{uuid}")
    return live.arrangement_swap(request, session, moved=uuid)


def _sheet(request: LifterRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    fragment = f"workouts/entries/_{name}.html"
    template = fragment if request.htmx else "workouts/entries/sheet.html"
    return render(request, template, context | {"fragment": fragment, "section": "home"})
