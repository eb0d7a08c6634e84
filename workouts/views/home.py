"""The first page: start a workout."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workouts.queries import home
from workouts.views.context import every_page
from workouts.views.requests import LifterRequest


@login_required
@require_safe
def show(request: LifterRequest) -> HttpResponse:
    lifter = request.user
    context: dict[str, Any] = {
        "week": home.week(lifter, lifter.today),
        "folders": home.folders(lifter),
        "latest": home.latest(lifter),
        "new_uuid": uuid4(),
        "section": "home",
    }
    context |= every_page(request)
    response = render(request, "workouts/home.html", context)
    if not context["running_session"]:
        response.headers["X-Keep"] = "nothing"  # a workout that the device kept is over
    return response
