import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.formats.guarded import guarded, unguarded


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-10 kg", "'-10 kg"),
        ("@home", "'@home"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'s", "'s"),
        ("Push", "Push"),
        ("", ""),
    ],
)
def test_guarded_text_is_no_formula_and_comes_back(text, safe):
    assert guarded(text) == safe
    assert unguarded(safe) == text


@given(st.text(alphabet="'=+-@\t\rx "))
def test_guarded_text_always_comes_back(text):
    assert unguarded(guarded(text)) == text
