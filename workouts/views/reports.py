"""What a month or a year came to, to look at and to print."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workouts.cache import Figures
from workouts.domain.spans import Span
from workouts.queries.reports import report, report_key
from workouts.views.requests import LifterRequest


@login_required
@require_safe
def month(request: LifterRequest, month: date) -> HttpResponse:
    return _page(request, Span.month_of(month))


@login_required
@require_safe
def year(request: LifterRequest, year: date) -> HttpResponse:
    return _page(request, Span.year_of(year))


def _page(request: LifterRequest, span: Span) -> HttpResponse:
    lifter, today = request.user, request.user.today
    if span.first > today + timedelta(days=1):  # east of home it may have begun
        raise Http404
    found = Figures(lifter, today=today).get(report_key(span), lambda: report(lifter, span, today=today))
    context = {"report": found, "has_links": True, "section": "progress"}
    return render(request, "workouts/reports/show.html", context)
