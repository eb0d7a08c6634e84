"""The clock of a device, by which its moments are said: the sender says with each write what it shows."""

from datetime import datetime, timedelta

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

TOLERANCE = timedelta(seconds=10)  # a request takes its time


def by_our_clock(request: HttpRequest, moment: datetime | None) -> datetime | None:
    """Return when a moment of the device was by the server's clock, which may be minutes away from the device's."""
    shown = _moment(request.headers.get("X-Device-Clock", ""))
    if moment is None or shown is None:
        return moment
    ahead = shown - timezone.now()
    try:
        return moment if abs(ahead) < TOLERANCE else moment - ahead
    except OverflowError:  # in the year 1 or 9999
        return moment


def posted_by_our_clock(request: HttpRequest, name: str) -> QueryDict:
    """Return what was posted, with the moment in one field by the server's clock."""
    data = request.POST.copy()
    moment = by_our_clock(request, _moment(data.get(name, "")))
    if moment is not None:
        data[name] = moment.isoformat()
    return data


def _moment(text: str) -> datetime | None:
    """Read a moment with its zone."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None
