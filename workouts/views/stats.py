"""Progress: what a period came to."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workouts.cache import Figures
from workouts.domain.periods import CHOICES, USUAL
from workouts.queries.dashboard import dashboard, dashboard_key
from workouts.views.requests import LifterRequest


@login_required
@require_safe
def show(request: LifterRequest) -> HttpResponse:
    lifter, today = request.user, request.user.today
    chosen = request.GET.get("days", "")
    period = chosen if chosen in CHOICES else USUAL
    days = CHOICES[period]
    figures = Figures(lifter, today=today)
    context = {
        "progress": figures.get(dashboard_key(days), lambda: dashboard(lifter, days=days, today=today)),
        "period": period,
        "periods": list(CHOICES),
        "section": "progress",
    }
    return render(request, "workouts/stats/show.html", context)
