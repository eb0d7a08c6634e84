"""Bytes of an uploaded file to text."""

import codecs

from workouts.formats.parsed import UnknownFormat

NOT_TEXT = "This is not a text file. Choose the CSV file that the other app exported, unchanged."


def decoded(content: bytes) -> str:
    """Read UTF-8, UTF-16 with its mark, or what Windows' spreadsheets save. Raises UnknownFormat with a sentence."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnknownFormat(NOT_TEXT)
