"""The envelope, and how stored values become JSON: decimals as numbers, moments with their offset."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse

JSON = "application/json"


def answer(data: Any, *, status: int = 200, **beside: Any) -> HttpResponse:
    return _respond({"success": True, "data": data, **beside}, status=status)


def refusal(sentence: str, *, status: int, **beside: Any) -> HttpResponse:
    """Say no. `beside` may hold `fields` ({name: sentence}) and `details`; what is empty is left out."""
    return _respond(
        {"success": False, "error": sentence, **{key: value for key, value in beside.items() if value}}, status=status
    )


def refusal_text(sentence: str) -> bytes:
    return _packed({"success": False, "error": sentence})


def _respond(body: dict[str, Any], *, status: int) -> HttpResponse:
    # One lifter's figures: no cache between here and there may keep them.
    return HttpResponse(_packed(body), status=status, content_type=JSON, headers={"Cache-Control": "no-store"})


def _packed(body: dict[str, Any]) -> bytes:
    return json.dumps(body, default=_plain, allow_nan=False).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON.")
