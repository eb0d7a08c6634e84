"""Bytes of an uploaded file to text."""

import codecs
from collections import Counter

from charset_normalizer import from_bytes

from workouts.formats.parsed import UnknownFormat

NOT_TEXT = "This is not a text file. Choose the file that the other app exported, unchanged."
PACKED = "This is an archive or a spreadsheet, not a text file. Unpack it, or save it as CSV, and choose that file."
PACKINGS = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\xd0\xcf\x11\xe0")

# What the languages of other trackers write beside a to z. Windows' Turkish code page stands for the western one: it
# differs from that by the letters of Iceland alone.
ALPHABETS = {
    "cp1254": (
        "", "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "áâãàçéêíóôõú", "àèéìòóù", "éëïöüèáó", "çğıiöşüâîû", "åäöé", "æøåé"
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű"),
    "cp1251": ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’"),
    "mac_roman": ("àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "áâãàçéêíóôõú"),
}  # fmt: skip
SIGNS = frozenset("\u00a0€–—‘’‚“”„…•°·×²³½¼¾«»¡¿ªº™®±´")
ASCII = bytes(range(128))
SAMPLE = 100_000

# A sample in which more than one of so many letters is strange to every language is none of these.
STRANGE_LETTERS = 10


def decoded(content: bytes) -> str:
    """Read UTF-8, UTF-16, or what spreadsheets save in the languages of other trackers. Raises UnknownFormat."""
    if content.startswith(PACKINGS):
        raise UnknownFormat(PACKED)
    try:
        return content.decode(_marked(content) or "utf-8-sig")
    except UnicodeDecodeError:
        encoding = None if _marked(content) else _code_page(content)
    try:
        return content.decode(encoding or "ascii")
    except UnicodeDecodeError:
        raise UnknownFormat(NOT_TEXT) from None


def _marked(content: bytes) -> str | None:
    """Return UTF-16 where its mark says so, or where nearly every other byte of the beginning is empty."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    odd, even = content[1:128:2], content[:128:2]
    if odd.count(0) > len(odd) / 2:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > len(even) / 2 else None


def _code_page(content: bytes) -> str | None:
    """Return the one in which the letters make most sense in one language."""
    sample = content.translate(None, ASCII)[:SAMPLE]
    strange, encoding = min(
        (_strange(sample, encoding, alphabet), place, encoding)
        for place, (encoding, alphabets) in enumerate(ALPHABETS.items())
        for alphabet in alphabets
    )[::2]
    if strange * STRANGE_LETTERS <= len(sample):
        return encoding
    found = from_bytes(content[:SAMPLE], enable_fallback=False).best()
    return found.encoding if found else None


def _strange(sample: bytes, encoding: str, alphabet: str) -> int:
    """Count the letters that are none of the alphabet."""
    known = SIGNS.union(alphabet, alphabet.upper(), "İI" if "ı" in alphabet else "")
    letters = Counter(sample.decode(encoding, errors="replace"))
    return sum(count for letter, count in letters.items() if letter not in known)
