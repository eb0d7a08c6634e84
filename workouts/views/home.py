"""The first page: start a workout."""

from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workouts.queries import home
from workouts.views.requests import LifterRequest


@login_required
@require_safe
def show(request: LifterRequest) -> HttpResponse:
    lifter = request.user
    context = {
        "week": home.week(lifter, lifter.today),
        "folders": home.folders(lifter),
        "latest": home.latest(lifter),
        "new_uuid": uuid4(),
        "section": "home",
    }
    return render(request, "workouts/home.html", context)
