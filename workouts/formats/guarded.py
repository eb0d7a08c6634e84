"""Cells that a spreadsheet would take for a formula, with an apostrophe before them that an import takes off again."""

import re

# What programs calculate: = + - @, and what they skip before it. Apostrophes that were there are kept apart by one more.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
