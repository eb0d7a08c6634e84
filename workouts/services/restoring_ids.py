"""Ids in our own export: what has that of something that is or was here, of whomever, gets one of its own."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from workouts.models import Deletion

Record = Mapping[str, Any]


def taken(records: Mapping[type[Any], Iterable[Record]]) -> set[UUID]:
    """Return which ids of these records, by model, something has or had. A statement for each model, and one beside."""
    asked: dict[Any, list[UUID]] = {
        model: [uuid for each in some if (uuid := each.get("uuid"))] for model, some in records.items()
    }
    every = [uuid for uuids in asked.values() for uuid in uuids]
    found: set[UUID] = set()
    for model, uuids in [*asked.items(), (Deletion, every)]:  # what is deleted meanwhile is seen in one of the two
        found.update(model._default_manager.filter(uuid__in=uuids).values_list("uuid", flat=True))
    return found


def fresh(record: Record, seen: set[UUID]) -> dict[str, Any]:
    """Return the id of a record where nothing else has it, and note it; else the row gets a new one."""
    uuid = record.get("uuid")
    if not uuid or uuid in seen:
        return {}
    seen.add(uuid)
    return {"uuid": uuid}
