"""Taking everything along: downloads that are written while they are sent."""

from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workouts.queries.exporting import held
from workouts.services.exports import EXPORTS
from workouts.views.requests import LifterRequest


class Download(NamedTuple):
    file_name: str
    content_type: str


DOWNLOADS = {
    "hevy": Download("full-tracker-workouts-{}.csv", "text/csv; charset=utf-8"),
    "measurements": Download("full-tracker-measurements-{}.csv", "text/csv; charset=utf-8"),
    "json": Download("full-tracker-{}.json", "application/json"),
}


@login_required
@require_safe
def index(request: LifterRequest) -> HttpResponse:
    return render(request, "workouts/exports/index.html", {"held": held(request.user), "section": "profile"})


@login_required
@require_safe
@never_cache
def download(request: LifterRequest, name: str) -> StreamingHttpResponse:
    if name not in DOWNLOADS:
        raise Http404
    file = DOWNLOADS[name]
    response = StreamingHttpResponse(EXPORTS[name](request.user), content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file.file_name.format(request.user.today)}"'
    return response
