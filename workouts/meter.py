"""What this process measures: requests and statements in seconds, and figures found in the cache or not.

Noting one is an append, which costs a request nothing that could be measured and needs no lock. `services.metering` takes
away what was noted, a few seconds later.
"""

import logging
import sys
from collections import deque
from collections.abc import Callable
from time import perf_counter
from types import FrameType
from typing import Any, NamedTuple

log = logging.getLogger("workouts.slow")

SLOW_SECONDS = 0.1
# More than a busy process notes until it is taken away. With the database gone the oldest go.
MOST = 100_000
LONGEST_SQL = 400


class Noted(NamedTuple):
    """Seconds of requests and statements, and for each figure whether it was in the cache."""

    requests: list[float]
    statements: list[float]
    lookups: list[bool]


_requests: deque[float] = deque(maxlen=MOST)
_statements: deque[float] = deque(maxlen=MOST)
_lookups: deque[bool] = deque(maxlen=MOST)
_is_on = False


def turn_on() -> None:
    """Note from now on: this process answers requests. What a worker does would hide how long a lifter waits."""
    global _is_on  # noqa: PLW0603 a process begins to serve once
    _is_on = True


def note_request(seconds: float) -> None:
    _requests.append(seconds)


def note_lookup(*, is_hit: bool) -> None:
    if _is_on:
        _lookups.append(is_hit)


def timed(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Run a statement for Django, note how long it took, and tell of a slow one."""
    begun = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        took = perf_counter() - begun
        if _is_on:
            _statements.append(took)
        if took > SLOW_SECONDS:
            _tell(took, sql)


def attach(connection: Any, **signal: Any) -> None:
    """Time the statements of a connection; with a pool it is opened again and again."""
    if timed not in connection.execute_wrappers:
        connection.execute_wrappers.append(timed)


def taken() -> Noted:
    """Take away what was noted."""
    return Noted(_drained(_requests), _drained(_statements), _drained(_lookups))


def give_back(noted: Noted) -> None:
    """Put back what could not be stored."""
    _requests.extend(noted.requests)
    _statements.extend(noted.statements)
    _lookups.extend(noted.lookups)


def _drained(kept: deque[Any]) -> list[Any]:
    # As many as there are now: others go on noting.
    return [kept.popleft() for _ in range(len(kept))]


def _tell(seconds: float, sql: Any) -> None:
    """Log a slow statement by the name of what asked; never its values, which are a lifter's."""
    statement = " ".join(str(sql).split())
    log.warning("%d ms in %s: %s", seconds * 1000, _asker(sys._getframe(2)), statement[:LONGEST_SQL])


def _asker(frame: FrameType | None) -> str:
    """Return the innermost function of ours, such as queries.stats.training_days; else the one that Django's own has."""
    outside = ""
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        name = f"{module}.{frame.f_code.co_qualname.split('.<locals>')[0]}"
        if module.startswith("workouts.") and not module.endswith(".middleware"):  # which is around everything
            return name.removeprefix("workouts.")
        if not outside and not module.startswith(("django.db.", "contextlib")):
            outside = name
        frame = frame.f_back
    return outside
