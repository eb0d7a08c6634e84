"""Finding what an address names."""

import re
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from workouts.api.fields import BIGGEST_ID

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def found(rows: QuerySet[Any], ref: str | int, *, noun: str) -> Any:
    """Return the row of that number or UUID. Raises Http404, also for what is neither."""
    row = rows.filter(**_lookup(str(ref), by_uuid=hasattr(rows.model, "uuid"))).first()
    if row is None:
        raise Http404(f"There is no such {noun}.")
    return row


def _lookup(ref: str, *, by_uuid: bool) -> dict[str, Any]:
    if by_uuid and _UUID.fullmatch(ref):
        return {"uuid": UUID(ref)}
    is_number = re.fullmatch(r"[1-9][0-9]{0,18}", ref) and int(ref) <= BIGGEST_ID
    return {"pk": int(ref)} if is_number else {"pk__in": []}
