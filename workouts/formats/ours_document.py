"""A JSON object of which only one record is held at a time: its lists are read item by item."""

import json
import re
from collections.abc import Iterator
from typing import Any

BLANK = re.compile(r"[ \t\r\n]*")


def members(text: str) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of an object; the items of a list come one by one, as they are asked for.

    Raises ValueError for what is no JSON, or has a name twice, and RecursionError for what is too deep.
    """
    document = _Document(text)
    names: set[str] = set()
    for _ in document.parts("{", "}"):
        name = document.value()
        if not isinstance(name, str) or name in names:
            raise ValueError(name)
        names.add(name)
        document.take(":")
        if document.is_at("["):
            items = (document.value() for _ in document.parts("[", "]"))
            yield name, items
            for _ in items:  # those that nobody asked for
                pass
        else:
            yield name, document.value()
    document.end()


class _Document:
    """A text, and how far it has been read."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 1 if text.startswith("\ufeff") else 0
        self._read = json.JSONDecoder(parse_constant=_refuse).raw_decode

    def value(self) -> Any:
        self._skip()
        found, self._at = self._read(self._text, self._at)
        return found

    def parts(self, opening: str, closing: str) -> Iterator[None]:
        """Yield before each part of a list or an object, which the caller takes."""
        self.take(opening)
        if not self.is_at(closing):
            yield
            while self.is_at(","):
                self.take(",")
                yield
        self.take(closing)

    def is_at(self, sign: str) -> bool:
        self._skip()
        return self._text.startswith(sign, self._at)

    def take(self, sign: str) -> None:
        if not self.is_at(sign):
            raise ValueError(sign)
        self._at += 1

    def end(self) -> None:
        self._skip()
        if self._at < len(self._text):
            raise ValueError(self._at)

    def _skip(self) -> None:
        blank = BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at


def _refuse(constant: str) -> None:
    raise ValueError(constant)
