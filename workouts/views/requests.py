"""What a view behind `login_required` is given."""

from uuid import UUID

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from workouts.models import User


class LifterRequest(HttpRequest):
    user: User  # nobody anonymous comes this far
    htmx: HtmxDetails


def session_said(request: HttpRequest) -> UUID | None:
    """Return the workout that a write of the sender belongs to."""
    try:
        return UUID(request.headers.get("X-Session", ""))
    except ValueError:
        return None
