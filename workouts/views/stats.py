"""Progress: what a period came to, and the calendar.

Beside the figures the cache keeps the pages as they are written, which takes longer than to read what they say.
"""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from workouts.cache import Figures
from workouts.domain.periods import CHOICES, USUAL
from workouts.domain.times import FIRST_YEAR
from workouts.domain.week_charts import WeekMeasure
from workouts.queries.calendar import calendar
from workouts.queries.dashboard import dashboard, dashboard_key
from workouts.views.requests import LifterRequest


@login_required
@require_safe
def show(request: LifterRequest) -> HttpResponse:
    today = request.user.today
    figures = Figures(request.user, today=today)
    days, chart = request.GET.get("days", ""), request.GET.get("chart", "")
    period = days if days in CHOICES else USUAL
    measure = WeekMeasure(chart) if chart in set(WeekMeasure) else WeekMeasure.VOLUME
    content = figures.get(f"progress:{period}:{measure}", lambda: _progress(request, figures, today, period, measure))
    return render(request, "workouts/stats/show.html", {"content": content, "section": "progress"})


@login_required
@require_safe
def month(request: LifterRequest) -> HttpResponse:
    today = request.user.today
    chosen = _month(request.GET.get("month", ""), today)
    figures = Figures(request.user, today=today)
    content = figures.get(f"calendar:{chosen:%Y-%m}", lambda: _calendar(request, today, chosen))
    return render(request, "workouts/stats/calendar.html", {"content": content, "section": "progress"})


def _progress(request: LifterRequest, figures: Figures, today: date, period: str, measure: WeekMeasure) -> str:
    """Write the page of a period; nothing where there is no workout yet."""
    lifter, days = request.user, CHOICES[period]
    progress = figures.get(dashboard_key(days), lambda: dashboard(lifter, days=days, today=today))
    if not progress["workouts"]:
        return ""
    context = {
        "progress": progress,
        "period": period,
        "periods": list(CHOICES),
        "measure": measure,
        "measures": list(WeekMeasure),
        "today": today,
    }
    return render_to_string("workouts/stats/_progress.html", context, request)


def _calendar(request: LifterRequest, today: date, month: date) -> str:
    context = {"month": calendar(request.user, month=month, today=today), "today": today}
    return render_to_string("workouts/stats/_calendar.html", context, request)


def _month(text: str, today: date) -> date:
    """Read 2026-03; what was never a month of training, nor is yet, is this one."""
    this_month = today.replace(day=1)
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return this_month
    return month if FIRST_YEAR <= month.year <= today.year + 1 else this_month
