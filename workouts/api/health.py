"""Whether the parts answer, for whoever watches the server."""

from typing import Any

import psycopg
from django.db import connection
from django.http import HttpRequest, HttpResponse
from ninja import Router

from workouts import cache, queue
from workouts.api.answers import answer, refusal
from workouts.api.shapes import Answer, Health, Refusal

router = Router(tags=["server"])

CONNECT_SECONDS = 2


@router.get("/health", auth=None, response={200: Answer[Health], 503: Refusal})
def health(request: HttpRequest) -> HttpResponse:
    """Without the cache or the queue the tracker works on ("degraded"); without the database it can't (503)."""
    parts = {"database": database_answers(), "cache": cache.is_reachable(), "queue": queue.is_reachable()}
    states = {name: "up" if is_up else "away" for name, is_up in parts.items()}
    if not parts["database"]:
        return refusal("The database does not answer.", status=503, details={"status": "down", **states})
    return answer({"status": "ok" if all(parts.values()) else "degraded", **states})


def database_answers() -> bool:
    """Ask over a connection of its own: one of the pool would have to be waited for when all are busy or broken."""
    options: dict[str, Any] = connection.get_connection_params()
    for name in ("pool", "context", "cursor_factory", "prepare_threshold"):
        options.pop(name, None)
    try:
        with psycopg.connect(**options | {"connect_timeout": CONNECT_SECONDS}, autocommit=True) as own:
            return own.execute("SELECT 1").fetchone() is not None
    except psycopg.Error:
        return False
