"""Cached figures. Only this file knows keys.

A key holds the lifter's generation, which every write of that lifter's data raises within its transaction, and the
catalogue's. So nothing is ever deleted or listed: what was true before a write can no longer be reached after it. It also
holds the release: figures in the shape of other code, or written by other templates, are those of nobody.
"""

import functools
import json
import time
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache
from django_redis import get_redis_connection
from redis import RedisError

from workouts import meter

MINUTE = 60
SESSION_DETAIL = 5 * MINUTE
STATISTICS = 60 * MINUTE
RECORDS = 24 * 60 * MINUTE

Value = TypeVar("Value")


class Figures:
    """The cached figures of one lifter, under the generation that was read with the lifter.

    Take it once, before the first read of a request: what is computed from older rows is then stored under an older key.
    """

    def __init__(self, lifter: Any, *, today: date) -> None:
        catalogue = getattr(lifter, "catalogue_generation", None) or 0
        release = _release() if settings.DEBUG else _release_once()
        self._prefix = f"stats:{release}:{lifter.pk}:{lifter.generation}:{catalogue}:{today:%Y%m%d}"

    def get(self, name: str, compute: Callable[[], Value], *, seconds: int = STATISTICS) -> Value:
        """Return plain data: numbers, texts, dates, lists, dicts with text keys. Computed where it is not stored."""
        key = f"{self._prefix}:{name}"
        stored = cache.get(key)
        meter.note_lookup(is_hit=stored is not None)
        if stored is None:
            stored = _packed(compute())
            cache.set(key, stored, seconds)
        # Unpacked on a miss as well, so that the first reader sees what every later one does.
        return _unpacked(stored)


def counted(name: str, *, seconds: int) -> int:
    """Count one more of these within the running span of seconds and return how many; 0 while the cache is away."""
    key = f"count:{name}:{int(time.time() // seconds)}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) or 0
    except ValueError:  # gone in between
        return 0


def is_reachable() -> bool:
    """Ask the server itself; everything else here goes on without it."""
    try:
        return bool(get_redis_connection("default").ping())
    except (RedisError, OSError):
        return False


def _release() -> str:
    """Tell this code, its templates and its static files from any other's, the same on every machine."""
    digest = sha256()
    for folder in ("workouts", "templates", "static"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*.*")):
            if path.suffix in _TOLD_BY and path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


_TOLD_BY = {".py", ".html", ".svg", ".css", ".js"}
_release_once = functools.cache(_release)


def _packed(value: Any) -> str:
    return json.dumps(value, default=_tagged, separators=(",", ":"))


def _tagged(value: Any) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {"$n": str(value)}
    if isinstance(value, datetime):
        return {"$t": value.isoformat()}
    if isinstance(value, date):
        return {"$d": value.isoformat()}
    raise TypeError(f"{type(value).__name__} is not plain data and can't be cached.")


def _unpacked(text: str) -> Any:
    return json.loads(text, object_hook=_untagged)


def _untagged(value: dict[str, Any]) -> Any:
    if len(value) != 1:
        return value
    ((tag, text),) = value.items()
    match tag:
        case "$n":
            return Decimal(text)
        case "$t":
            return datetime.fromisoformat(text)
        case "$d":
            return date.fromisoformat(text)
    return value
