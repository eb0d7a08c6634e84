"""What a lifter weighs: noted, looked back on, corrected, deleted."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from workouts.domain.weighings import SPANS
from workouts.errors import Conflict
from workouts.forms.bodyweight import LookBackForm, WeighingForm
from workouts.queries.bodyweight import bodyweight_page, weight_of
from workouts.services import bodyweight
from workouts.views.requests import LifterRequest
from workouts.views.swaps import said

SAVED, DELETED = "Saved.", "Deleted."
FOLLOWS = {
    SAVED: "Your workouts are counted with it; the records that follow are being recalculated.",
    DELETED: "Your workouts are counted without it; the records that follow are being recalculated.",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: LifterRequest) -> HttpResponse:
    """All weighings; what is noted for a day that has a weight already is asked about first."""
    form = WeighingForm(request.POST or None, lifter=request.user, initial={"day": request.user.today})
    if request.method == "POST" and form.is_valid():
        try:
            return _saved(request, has_changed=bodyweight.note_weight(request.user, **form.details))
        except Conflict as conflict:
            return _asked(request, form, there=conflict.details["weight_kg"])
    chosen = LookBackForm(request.GET).chosen
    page = bodyweight_page(request.user, **chosen, today=request.user.today)
    context = chosen | {"form": form, "page": page, "spans": list(SPANS), "section": "profile"}
    return render(request, "workouts/bodyweight/index.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def edit(request: LifterRequest, day: date) -> HttpResponse:
    weight_kg = _weight_or_404(request, day)
    initial = {"day": day, "weight": weight_kg}
    form = WeighingForm(request.POST or None, lifter=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return _saved(request, has_changed=bodyweight.correct_weight(request.user, day=day, **form.details))
        except Conflict as conflict:
            return _asked(request, form, there=conflict.details["weight_kg"])
    context = {"form": form, "day": day, "weight_kg": weight_kg, "section": "profile"}
    return render(request, "workouts/bodyweight/edit.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: LifterRequest, day: date) -> HttpResponse:
    weight_kg = _weight_or_404(request, day)
    if request.method != "POST":
        context = {"day": day, "weight_kg": weight_kg, "section": "profile"}
        return render(request, "workouts/bodyweight/delete.html", context)
    has_changed = bodyweight.forget_weight(request.user, on=day)
    return _saved(request, has_changed=has_changed, word=DELETED)


def _weight_or_404(request: LifterRequest, day: date) -> Any:
    weight_kg = weight_of(request.user, day)
    if weight_kg is None:
        raise Http404
    return weight_kg


def _saved(request: LifterRequest, *, has_changed: bool, word: str = SAVED) -> HttpResponse:
    messages.success(request, f"{word} {FOLLOWS[word]}" if has_changed else word)
    return redirect("bodyweight")


def _asked(request: LifterRequest, form: WeighingForm, *, there: Any) -> HttpResponse:
    """Ask whether the weight that a day has is to be replaced."""
    context = {"form": form, "there": there, "section": "profile"}
    return render(request, "workouts/bodyweight/replace.html", context, status=409)
