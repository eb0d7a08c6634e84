"""A Redis client that leaves a server alone for a while after it did not answer."""

import time
from typing import Any, ClassVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

# One failed command says enough: a page makes several cache calls, and each would wait for the timeout again.
REST_SECONDS = 5


class PatientRedis(redis.Redis):
    """Raise ConnectionError at once, without a socket, until REST_SECONDS after the last failure."""

    _away_until: ClassVar[float] = 0.0

    def execute_command(self, *args: Any, **options: Any) -> Any:
        if time.monotonic() < PatientRedis._away_until:
            raise redis.ConnectionError("The cache did not answer a moment ago and is left alone.")
        try:
            return super().execute_command(*args, **options)  # type: ignore[no-untyped-call]
        except (redis.ConnectionError, redis.TimeoutError):
            PatientRedis._away_until = time.monotonic() + REST_SECONDS
            raise


NO_RETRY = Retry(NoBackoff(), 0)
