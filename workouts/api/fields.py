"""What a field of a request may hold. Strict: "5" is no number, true is no 1; a refusal says what to send."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError, core_schema

from workouts.domain.units import STORED_KG, plain_grouped

BIGGEST_ID = 2**63 - 1
_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


class Field(ABC):
    """A type that checks for itself, and describes itself in OpenAPI."""

    @abstractmethod
    def check(self, value: Any) -> Any:
        """Return what is to be used. Raises ValueError with the sentence."""

    @abstractmethod
    def describe(self) -> dict[str, Any]:
        """Return its JSON Schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self._checked)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return self.describe()

    def _checked(self, value: Any) -> Any:
        try:
            return self.check(value)
        except ValueError as error:
            raise PydanticCustomError("refused", "{sentence}", {"sentence": str(error)}) from None


@dataclass(frozen=True)
class Whole(Field):
    low: int
    high: int

    def check(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not self.low <= value <= self.high:
            raise ValueError(f"Send a whole number from {self.low} to {plain_grouped(self.high)}.")
        return value

    def describe(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class Digits(Whole):
    """A whole number in an address."""

    def check(self, value: Any) -> int:
        return super().check(int(value) if re.fullmatch(r"[0-9]{1,19}", value) else None)


class Id(Field):
    def check(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= BIGGEST_ID:
            raise ValueError("Send the number of one that exists.")
        return value

    def describe(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 1}


@dataclass(frozen=True)
class Number(Field):
    """A decimal number, with its step where only some are right, kept to the places that are stored."""

    low: int
    high: int
    step: Decimal | None = None
    places: Decimal = STORED_KG

    def check(self, value: Any) -> Decimal:
        number = self._number(value)
        if number is None or not self.low <= number <= self.high or (self.step and number % self.step):
            steps = f" in steps of {self.step}" if self.step else ""
            raise ValueError(f"Send a number from {self.low} to {plain_grouped(self.high)}{steps}.")
        return abs(number).quantize(self.places)  # "-0" is 0

    def describe(self) -> dict[str, Any]:
        step = {"multipleOf": float(self.step)} if self.step else {}
        return {"type": "number", "minimum": self.low, "maximum": self.high, **step}

    @staticmethod
    def _number(value: Any) -> Decimal | None:
        """JSON's NaN and Infinity arrive as floats, everything else with a point as Decimal."""
        return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


class Flag(Field):
    def check(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise ValueError("Send true or false.")
        return value

    def describe(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Moment(Field):
    """ISO 8601 with its offset: a time without one could be any of 38."""

    def check(self, value: Any) -> datetime:
        example = "such as 2026-07-30T18:00:00+02:00"
        try:
            # The pattern first: fromisoformat takes weeks and any separator, and stops reading at a NUL.
            moment = datetime.fromisoformat(value) if isinstance(value, str) and _ISO.fullmatch(value) else None
        except ValueError:
            moment = None
        if moment is None:
            raise ValueError(f"Send a time in ISO 8601, {example}.")
        if moment.tzinfo is None:
            raise ValueError(f"Add the offset from UTC, {example}.")
        if not 1970 <= moment.year <= 9998:
            raise ValueError("Send a time from 1970 on.")
        return moment.astimezone(UTC)

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "format": "date-time"}
