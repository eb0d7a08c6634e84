"""Request bodies: JSON objects of a sane size."""

import json
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

MOST_BYTES = 262_144  # a workout of 200 sets with 10,000 letters of notes, each as an escape


class BodyRefused(Exception):
    """The body can't be read at all. The text is the sentence to answer."""

    def __init__(self, sentence: str, *, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


class JsonParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        if len(request.body) > MOST_BYTES:
            raise BodyRefused(f"Send at most {MOST_BYTES:,} bytes.", status=413)
        try:
            # Decimal keeps what was typed. An exponent beyond all bounds is an ArithmeticError, a tower of brackets a
            # RecursionError.
            body = json.loads(request.body, parse_float=Decimal)
        except (ValueError, ArithmeticError, RecursionError):
            raise BodyRefused("The body is no valid JSON.") from None
        if not isinstance(body, dict):
            raise BodyRefused('Send a JSON object, such as {"rating": 4}.')
        return body
