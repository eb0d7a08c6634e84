"""The words of a search, and what they may have been meant to be."""

import re
from collections.abc import Sequence

MOST_LETTERS = 80
MOST_WORDS = 8
BEFORE, BEHIND = 24, 60  # letters of an excerpt around the word that was looked for


def words(text: str) -> list[str]:
    """Letters and digits only: "pull-up" finds "Pull up", and no sign means anything to the database."""
    return re.findall(r"[^\W_]+", text[:MOST_LETTERS])[:MOST_WORDS]


def slips(word: str) -> str:
    """Return a pattern of the word with one slip: two letters swapped, one left out, one wrong, one too many.

    Trigrams miss these in short words: "sqaut" and "squat" share but two. Very short and long words stay as typed.
    """
    if not 4 <= len(word) <= 16:
        return word
    inner = range(1, len(word) - 1)
    swapped = [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
    left_out = [f"{word[:i]}.{word[i:]}" for i in range(1, len(word))]
    wrong = [f"{word[:i]}.{word[i + 1 :]}" for i in inner]
    too_many = [word[:i] + word[i + 1 :] for i in inner] if len(word) > 5 else []
    return "|".join(dict.fromkeys([word, *swapped, *left_out, *wrong, *too_many]))


def excerpt(text: str, typed: Sequence[str]) -> str:
    """Return the part of a text around the first of the words in it, as one line; nothing where it holds none."""
    line = " ".join(text.split())
    for pattern in (map(re.escape, typed), map(slips, typed)):
        if hit := re.search("|".join(pattern), line, re.IGNORECASE):
            break
    else:
        return ""
    first = _word_start(line, hit.start() - BEFORE) if hit.start() > BEFORE else 0
    last = line.rfind(" ", 0, hit.end() + BEHIND) if len(line) > hit.end() + BEHIND else len(line)
    last = max(last, hit.end())
    return f"{'…' if first else ''}{line[first:last]}{'…' if last < len(line) else ''}"


def _word_start(line: str, index: int) -> int:
    """Return where the next word begins; in the middle of an endless one, the index."""
    space = line.find(" ", index, index + BEFORE)
    return index if space < 0 else space + 1
