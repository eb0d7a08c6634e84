"""Figures as people type them: read right, or refused in a sentence."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.typed import NO_NUMBER, NO_TIME, typed_number, typed_quantity, typed_seconds
from workouts.domain.units import clock


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("82.5", "82.5"),
        ("82,5", "82.5"),
        (" 82.5 ", "82.5"),
        ("82.", "82"),
        (".5", "0.5"),
        ("007", "7"),
        ("-3", "-3"),
        ("+20", "20"),
        ("−3", "-3"),
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("1 000,5", "1000.5"),
        ("5.125", "5.125"),
        ("0,125", "0.125"),
        ("102,0583", "102.0583"),
        ("８０．５", "80.5"),
        ("٨٠٫٥", "80.5"),
        ("१००", "100"),
    ],
)
def test_typed_number_reads_what_can_only_mean_one_thing(text, value):
    assert typed_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "", "abc", "1,000.5", "1.000,5", "1,2,3", "nan", "inf", "-Infinity", "1e9", "1_000", "0x10", "--1", ".", "+",
        "8 0", "60 8", "8²", "½", "12\u200b", "1'000", "9" * 65,
    ],
)  # fmt: skip
def test_typed_number_refuses_what_is_no_number(text):
    with pytest.raises(ValueError, match=r"^Type a number, such as 82\.5\.$"):
        typed_number(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,000", "1,000 can be read in two ways. Type 1000 or 1."),
        ("1,250", "1,250 can be read in two ways. Type 1250 or 1.25."),
        ("-12,500", "12,500 can be read in two ways. Type 12500 or 12.5."),
    ],
)
def test_typed_number_asks_where_there_are_two_ways_to_read(text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        typed_number(text)


@pytest.mark.parametrize(
    ("text", "thousands", "value"),
    [("12,000", ",.", "12000"), ("12.000", ",.", "12000"), ("2,000", ",", "2000"), ("2.125", ",", "2.125")],
)
def test_typed_number_reads_thousands_where_they_are_meant(text, thousands, value):
    assert typed_number(text, thousands=thousands) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value", "word"),
    [("80kg", "80", "kg"), ("80 KG", "80", "kg"), ("225 lb", "225", "lb"), ("5,25km", "5.25", "km"), ("8", "8", "")],
)
def test_typed_quantity_reads_the_word_behind_it(text, value, word):
    assert typed_quantity(text) == (Decimal(value), word)


@pytest.mark.parametrize("text", ["kg", "kg80", "80 kg kg", "80k.g", ""])
def test_typed_quantity_refuses_what_is_none(text):
    with pytest.raises(ValueError, match=r"^Type a number, such as 82\.5\.$"):
        typed_quantity(text)


TIMES = json.loads((Path(__file__).parent.parent / "data" / "times.json").read_text())


@pytest.mark.parametrize(("text", "seconds"), [(case["text"], case["seconds"]) for case in TIMES])
def test_typed_seconds_reads_clocks_figures_and_words(text, seconds):
    if seconds is None:
        with pytest.raises(ValueError, match=r"^(Type a time, such as 1:30, or 130 for the same|.* is no time.*)\.$"):
            typed_seconds(text)
    else:
        assert typed_seconds(text) == seconds


@pytest.mark.parametrize(("text", "seconds"), [("１：３０", 90), ("２５３０", 1530), ("٣", 3), ("٢٥٣٠", 1530)])
def test_typed_seconds_reads_the_digits_of_any_script(text, seconds):
    assert typed_seconds(text) == seconds


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1375", "13:75 is no time. Type 14:15, or 22:55 for 1375 seconds."),
        ("13:75", "13:75 is no time. Type 14:15, or 22:55 for 1375 seconds."),
        ("1.60", "1:60 is no time. Type 2:00, or 2:40 for 160 seconds."),
        ("19000", "1:90:00 is no time. Type 2:30:00, or 5:16:40 for 19000 seconds."),
        ("½", NO_TIME),
        ("9" * 65, NO_NUMBER),
    ],
)
def test_typed_seconds_says_what_was_meant_perhaps(text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        typed_seconds(text)


@given(st.integers(0, 359_999))
def test_a_clock_typed_without_its_colons_is_the_same(seconds):
    shown = clock(seconds)

    assert typed_seconds(shown) == typed_seconds(shown.replace(":", "")) == seconds


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_figure_or_a_sentence(text):
    for read in (typed_number, typed_quantity, typed_seconds):
        said = ""
        try:
            read(text)
        except ValueError as error:
            said = str(error)
        assert said == "" or said.endswith(".")
