"""Sharing a workout or a report by a secret link, and taking it back."""

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workouts.domain.spans import Span
from workouts.forms.shares import ShareForm
from workouts.models import ShareLink, WorkoutSession
from workouts.queries.shared import links_of
from workouts.services import shares
from workouts.views.requests import LifterRequest
from workouts.views.swaps import back, said


class Shown(NamedTuple):
    """A link with its address, which is None where nobody can say it any more, and what it shows."""

    link: ShareLink
    address: str | None
    thing: dict[str, Any] | None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def session(request: LifterRequest, uuid: UUID) -> HttpResponse:
    return _share(request, get_object_or_404(WorkoutSession.objects.owned_by(request.user).completed(), uuid=uuid))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def month(request: LifterRequest, month: date) -> HttpResponse:
    return _share(request, Span.month_of(month))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def year(request: LifterRequest, year: date) -> HttpResponse:
    return _share(request, Span.year_of(year))


@login_required
@require_safe
def index(request: LifterRequest) -> HttpResponse:
    """All links that open."""
    links = [_shown(request, link, thing) for link, thing in links_of(request.user)]
    return render(request, "workouts/shares/index.html", {"links": links, "section": "profile"})


@login_required
@require_POST
def revoke(request: LifterRequest, pk: int) -> HttpResponse:
    shares.revoke_link(get_object_or_404(ShareLink.objects.owned_by(request.user), pk=pk))
    messages.success(request, "The link is revoked. Whoever has it sees nothing any more.")
    return back(request, "share_links")


def _share(request: LifterRequest, thing: WorkoutSession | Span) -> HttpResponse:
    if isinstance(thing, Span) and thing.first > request.user.today + timedelta(days=1):
        raise Http404
    links = links_of(request.user)
    initial = {"uuid": uuid4(), "name": links[0][0].name if links else ""}
    form = ShareForm(request.POST or None, is_of_workout=not isinstance(thing, Span), initial=initial)
    if request.method == "POST" and form.is_valid():
        link = shares.make_link(request.user, thing, **form.cleaned_data)
        return redirect(f"{request.path}#link-{link.pk}")
    of_thing = [_shown(request, link, thing) for link, of in links if of == thing]
    context = {"thing": _named(thing), "form": form, "links": of_thing, "section": "profile"}
    return render(request, "workouts/shares/share.html", context, status=422 if form.is_bound else 200)


def _shown(request: LifterRequest, link: ShareLink, thing: WorkoutSession | Span | None) -> Shown:
    token = link.token
    address = request.build_absolute_uri(reverse("shared", args=[token])) if token else None
    return Shown(link, address, _named(thing) if thing else None)


def _named(thing: WorkoutSession | Span) -> dict[str, Any]:
    if isinstance(thing, Span):
        return {"span": thing, "address": reverse(f"{thing.kind}_report", args=[thing.first])}
    return {"session": thing, "address": thing.get_absolute_url()}
