"""What a text of a request may hold. What nobody sees of it is dropped, as the pages do."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workouts.api.fields import Field
from workouts.domain.texts import lines, one_line
from workouts.models.user import is_known_zone

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def uuid_of(text: str) -> UUID | None:
    """Read the one way to write a UUID; Python would take braces and missing hyphens, too."""
    return UUID(text) if _UUID.fullmatch(text) else None


@dataclass(frozen=True)
class Text(Field):
    """A few words in an address, which may be none."""

    most: int

    def check(self, value: Any) -> str:
        text = one_line(value)
        if len(text) > self.most:
            raise ValueError(f"Send at most {self.most} characters of text.")
        return text

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": self.most}


class Line(Text):
    """A name or a title."""

    def check(self, value: Any) -> str:
        text = one_line(value) if isinstance(value, str) else ""
        if not 1 <= len(text) <= self.most:
            raise ValueError(f"Send a text of 1 to {self.most} characters.")
        return text

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.most}


class Note(Text):
    """Lines of text, which may be none."""

    def check(self, value: Any) -> str:
        text = lines(value) if isinstance(value, str) else None
        if text is None or len(text) > self.most:
            raise ValueError(f"Send a text of at most {self.most:,} characters.")
        return text


@dataclass(frozen=True)
class OneOf(Field):
    """A word of a closed vocabulary."""

    words: tuple[str, ...]

    def check(self, value: Any) -> str:
        if not isinstance(value, str) or value not in self.words:
            raise ValueError(f"Send one of {', '.join(self.words)}.")
        return value

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.words)}


class OneOfOrNone(OneOf):
    """In an address: empty is none of them."""

    def check(self, value: Any) -> str:
        return super().check(value) if value else ""


class Uuid(Field):
    def check(self, value: Any) -> UUID:
        uuid = uuid_of(value) if isinstance(value, str) else None
        if uuid is None:
            raise ValueError("Send a UUID, such as 0b1c1a9e-6f0e-4c55-9a7d-8a0a54d5f0a1.")
        return uuid

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "format": "uuid"}


class Zone(Field):
    def check(self, value: Any) -> str:
        if not isinstance(value, str) or not is_known_zone(value):
            raise ValueError("Send the name of a time zone, such as Europe/Berlin.")
        return value

    def describe(self) -> dict[str, Any]:
        return {"type": "string"}
