"""Figures as people type them: read right, or refused in a sentence."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.typed import typed_number, typed_quantity, typed_seconds


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


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", 90),
        ("1:30", 90),
        ("0:45", 45),
        ("1:02:03", 3723),
        (" 2:00 ", 120),
        ("0", 0),
        ("90:00", 5400),
        ("1.30", 90),
        ("1,30", 90),
        ("1.02.03", 3723),
        ("1m30s", 90),
        ("1m 30s", 90),
        ("1m30", 90),
        ("1 min 30 sec", 90),
        ("2min", 120),
        ("45s", 45),
        ("1h", 3600),
        ("1h2m3s", 3723),
        ("1H 2M", 3720),
        ("１：３０", 90),
        ("٣", 3),
    ],
)
def test_typed_seconds_reads_clocks_seconds_and_words(text, seconds):
    assert typed_seconds(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "", ":", "1:", ":30", "1:60", "1:2:3:4", "-1", "1.5", "1,5", "1.60", "1.300", "1h30", "m", "s", "1m30s2", "1e3", "nan",
        "9999999", "a:b", "1 30", "½", "9" * 65,
    ],
)  # fmt: skip
def test_typed_seconds_refuses_what_is_no_time(text):
    with pytest.raises(ValueError, match=r"^Type a (time, such as 1:30, or seconds|number, such as 82\.5)\.$"):
        typed_seconds(text)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_figure_or_a_sentence(text):
    for read in (typed_number, typed_quantity, typed_seconds):
        said = ""
        try:
            read(text)
        except ValueError as error:
            said = str(error)
        assert said == "" or said.endswith(".")
