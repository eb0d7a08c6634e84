import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.texts import lines, one_line

FAMILY, ENGLAND, PERSIAN = "👨‍👩‍👧‍👦", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "می‌خواهم"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Push A", "Push A"),
        ("  Push \t  A\n", "Push A"),
        ("Pu\u202esh\u2066 A\x00", "Push A"),
        ("\ufeffPush\x1b A\x7f\u200f", "Push A"),
        ("Push\r\nA", "Push A"),
        (f"{FAMILY} {ENGLAND} ❤️", f"{FAMILY} {ENGLAND} ❤️"),
        (PERSIAN, PERSIAN),
        ("\u202e\x00 ", ""),
        ("\ud800", ""),
    ],
)
def test_one_line_keeps_the_words(typed, kept):
    assert one_line(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("felt good\r\n\r\n  left knee\tok\rdone ", "felt good\n\n  left knee\tok\ndone"),
        ("a\x00b\u202e\nc\x0b", "ab\nc"),
        (f"{FAMILY}\n{PERSIAN}", f"{FAMILY}\n{PERSIAN}"),
        ("\n\x00\n", ""),
    ],
)
def test_lines_keep_their_breaks(typed, kept):
    assert lines(typed) == kept


@pytest.mark.parametrize("cleaned", [one_line, lines])
@given(text=st.text(st.characters()))
def test_clean_text_stays_as_it_is_and_can_be_stored(cleaned, text):
    once = cleaned(text)

    assert cleaned(once) == once
    assert b"\x00" not in once.encode()
