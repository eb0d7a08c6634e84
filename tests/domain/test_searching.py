import re

import pytest

from workouts.domain.searching import MOST_WORDS, excerpt, slips, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("%_-", []),
        ("Pull-up (weighted)", ["Pull", "up", "weighted"]),
        ("Übung 2×5", ["Übung", "2", "5"]),
        ("a " * 20, ["a"] * MOST_WORDS),
        ("x" * 200, ["x" * 80]),
    ],
)
def test_words_are_letters_and_digits(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    ("word", "text"),
    [("sqaut", "squat"), ("squt", "squat"), ("sqzat", "squat"), ("shouldeer", "shoulder"), ("elbwo", "elbow")],
)
def test_slips_hold_one_slip(word, text):
    assert re.fullmatch(slips(word), text)


@pytest.mark.parametrize("word", ["row", "x" * 17])
def test_slips_of_very_short_and_long_words_are_none(word):
    assert slips(word) == word


LONG = "Slept badly and went to bed late. The left elbow hurt a bit after the second set of dips, so the rest was done with less weight."


@pytest.mark.parametrize(
    ("text", "typed", "part"),
    [
        ("Left elbow", ["elbow"], "Left elbow"),
        ("Left\n elbow", ["ELBOW"], "Left elbow"),
        ("Left elbow", ["elbwo"], "Left elbow"),
        ("Left elbow", ["knee"], ""),
        ("", ["knee"], ""),
        (LONG, ["elbow"], "…to bed late. The left elbow hurt a bit after the second set of dips, so the rest was…"),
        (LONG, ["knee", "slept"], "Slept badly and went to bed late. The left elbow hurt a bit…"),
        (LONG, ["weight"], "…was done with less weight."),
        ("x" * 90, ["xxx"], "xxx…"),
        ("y" * 90 + "knee" + "y" * 90, ["knee"], "…" + "y" * 24 + "knee…"),
    ],
)
def test_excerpt_is_around_the_first_word(text, typed, part):
    assert excerpt(text, typed) == part


def test_excerpt_prefers_what_was_typed_to_what_may_be_meant():
    assert excerpt("Slow squats, then sqaut", ["sqaut"]) == "Slow squats, then sqaut"
    assert excerpt(f"squat {'and so on ' * 9}sqaut", ["sqaut"]).endswith("so on sqaut")
