"""Names of exercises by their words, however they are spelt and whatever their order."""

import re
import unicodedata

from workouts.services.translations import simplified

WORD = re.compile(r"\w+")

# What is one word to some and two to others, or is shortened; and "low to high", which is not "high to low".
SPELLINGS = [
    (re.compile(rf"\b(?:{pattern})\b"), written)
    for pattern, written in (
        (r"(pull|push|press) downs?", r"\1down"),
        (r"(pull|push|chin|sit|step) ?ups?", r"\1 up"),
        (r"skull crushers?", "skullcrusher"),
        (r"pull overs?", "pullover"),
        (r"hammerstrength", "hammer strength"),
        (r"leverage machine", "machine"),
        (r"(?:one|1) (arm|leg)", r"single \1"),
        (r"fl(?:yes|ye|ies|ys)", "fly"),
        (r"db|dumbells?", "dumbbell"),
        (r"bb", "barbell"),
        (r"kb", "kettlebell"),
        (r"(\w+?)s? to (\w+?)s?", r"\1_to_\2"),
    )
]

# Words that make another exercise of one whose name is otherwise much the same.
TELLING = frozenset({
    "band", "barbell", "bodyweight", "cable", "dumbbell", "ez", "hex", "kettlebell", "landmine", "machine", "plate",
    "smith", "suspension", "trap", "trx", "assisted", "weighted", "flat", "incline", "decline", "kneeling", "lying",
    "prone", "seated", "standing", "upright", "front", "rear", "reverse", "side", "close", "narrow", "wide",
    "neutral", "overhand", "underhand", "high", "low", "left", "right", "single", "abduction", "abductor",
    "adduction", "adductor", "external", "internal", "curl", "extension", "press", "pull", "push", "raise", "rope",
    "row", "hammer", "romanian", "stiff", "straight", "sumo",
})  # fmt: skip


def folded(name: str) -> str:
    """Return what names are compared by. At least as coarse as the database's lower(), which maps İ to i."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold().replace("i\u0307", "i")


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in the order of the alphabet and in the singular: Barbell Curls are a Curl (barbell)."""
    plain = simplified(name)
    for pattern, written in SPELLINGS:
        plain = pattern.sub(written, plain)
    return tuple(sorted(_singular(word) for word in WORD.findall(plain)))


def tell_apart(name: str, other: str) -> bool:
    """Whether a word stands in one of two names alone that makes another exercise of it."""
    return any(word in TELLING or "_to_" in word for word in set(words(name)) ^ set(words(other)))


def _singular(word: str) -> str:
    if word.endswith(("sses", "ches")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
