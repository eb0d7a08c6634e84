"""Finding what an address or a body names."""

import re
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from workouts.api.fields import BIGGEST_ID
from workouts.api.words import uuid_of
from workouts.errors import Gone
from workouts.models import Deletion


def found(rows: QuerySet[Any], ref: str | int, *, noun: str, lifter: Any = None) -> Any:
    """Return the row of that number or UUID. Raises Http404, also for what is neither.

    With the lifter, for what is to be changed: Gone where it is known by its UUID that it was deleted.
    """
    lookup = _lookup(str(ref), by_uuid=hasattr(rows.model, "uuid"))
    row = rows.filter(**lookup).first()
    if row is not None:
        return row
    uuid = lookup.get("uuid")
    if lifter is not None and uuid and Deletion.objects.owned_by(lifter).filter(uuid=uuid).exists():
        raise Gone(f"That {noun} was deleted.")
    raise _missing(noun)


def found_all(rows: QuerySet[Any], ids: Collection[int], *, noun: str) -> dict[int, Any]:
    """Return the rows of these numbers. Raises Http404 where one is missing. One statement."""
    there: dict[int, Any] = rows.in_bulk(ids)
    if len(there) < len(set(ids)):
        raise _missing(noun)
    return there


def _missing(noun: str) -> Http404:
    return Http404(f"There is no such {noun}.")


def _lookup(ref: str, *, by_uuid: bool) -> dict[str, Any]:
    uuid = uuid_of(ref)
    if by_uuid and uuid:
        return {"uuid": uuid}
    is_number = re.fullmatch(r"[1-9][0-9]{0,18}", ref) and int(ref) <= BIGGEST_ID
    return {"pk": int(ref)} if is_number else {"pk__in": []}
