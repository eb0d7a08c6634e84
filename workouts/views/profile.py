from copy import copy
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from workouts.errors import WorkoutError
from workouts.forms.equipment import EquipmentForms
from workouts.forms.profile import KeyForm, PreferencesForm
from workouts.models import ApiKey
from workouts.queries.bodyweight import weighing_before
from workouts.services import profile
from workouts.views.requests import LifterRequest

RECALCULATING = "Saved. Your records are being recalculated and follow in a moment."


@login_required
@require_http_methods(["GET", "POST"])
def show(request: LifterRequest) -> HttpResponse:
    # On a copy: a refused value must not change what the rest of the page believes of the lifter.
    form = PreferencesForm(request.POST or None, instance=copy(request.user))
    equipment = EquipmentForms(request.user, request.POST or None)
    if request.method != "POST":
        return _page(request, form=form, equipment=equipment)
    if not all([form.is_valid(), equipment.is_valid()]):
        return _page(request, form=form, equipment=equipment, status=422)
    changed = profile.save_preferences(request.user, form.cleaned_data, **equipment.options)
    messages.success(request, RECALCULATING if changed & profile.RECOUNTED else "Saved.")
    return redirect("profile")


@login_required
@require_POST
@never_cache
def new_key(request: LifterRequest) -> HttpResponse:
    """Answer with the page rather than a redirect: the key is shown this once and kept nowhere."""
    form, made = KeyForm(request.POST), None
    if form.is_valid():
        try:
            _, made = profile.make_key(request.user, name=form.cleaned_data["name"])
        except WorkoutError as error:
            form.add_error("name", error.message)
    return _page(request, key_form=form if form.errors else KeyForm(), made=made, status=422 if form.errors else 200)


@login_required
@require_POST
def revoke_key(request: LifterRequest, pk: int) -> HttpResponse:
    profile.revoke_key(get_object_or_404(ApiKey.objects.owned_by(request.user), pk=pk))
    if request.htmx:
        return _page(request)
    messages.success(request, "Key revoked.")
    return redirect("profile")


def _page(request: LifterRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    if "form" not in context:
        context |= {"form": PreferencesForm(instance=request.user), "equipment": EquipmentForms(request.user)}
    context = {
        "section": "profile",
        "weighed": weighing_before(request.user, date.max),
        "key_form": KeyForm(),
        "keys": ApiKey.objects.owned_by(request.user).usable().order_by("-created_at"),
    } | context
    template = "workouts/profile/_keys.html" if request.htmx else "workouts/profile/show.html"
    return render(request, template, context, status=status)
