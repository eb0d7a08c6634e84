"""What a view behind `login_required` is given."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from workouts.models import User


class LifterRequest(HttpRequest):
    user: User  # nobody anonymous comes this far
    htmx: HtmxDetails
