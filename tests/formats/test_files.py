"""Recognising a file, and anything at all."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.shapes import HEADERS, ROWS, TABLE, check, read
from workouts.formats import files
from workouts.formats.files import FORMATS, parse
from workouts.formats.parsed import UnknownFormat
from workouts.formats.records import MOST_ROWS


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", HEADERS)
def test_parse_recognises_the_format_by_its_header_whatever_parts_it(name, delimiter):
    header = HEADERS[name].replace(",", delimiter)

    for text in (header, f"\ufeff{header}\r\n", f"sep={delimiter}\n{header}", f"\n\n{header.upper()}", header.title()):
        assert parse(text).format == name
        assert parse(text.encode(), name=name).format == name
        assert parse(text.encode("utf-16")).format == name


def test_the_headers_are_those_of_every_format():
    assert set(HEADERS) == set(FORMATS)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("", "", "The file is empty."),
        (b"\xef\xbb\xbf \r\n", "", "The file is empty."),
        ("a,b\n1,2", "", "This file is none that is known here: its first line says “a”, “b”. Known are Hevy, Strong"),
        ("date,exercise\n", "", "its first line says “date”, “exercise”. Known are"),
        ('"\n' * 1000, "", "its first line says nothing."),
        (HEADERS["strong"], "hevy", "This file is no export of Hevy: its first line says “Date”, “Workout Name”"),
        (HEADERS["strong"] + ",Date", "", "The first line names the column date twice."),
        (b"PK\x03\x04", "", "This is an archive or a spreadsheet"),
    ],
)
def test_parse_of_another_file_says_what_it_is(content, name, sentence):
    with pytest.raises(UnknownFormat) as refused:
        parse(content, name=name)

    assert sentence in str(refused.value)


def test_parse_tells_of_columns_that_it_does_not_read():
    header = HEADERS["hevy"] + ",mood,weight_stone," + ",".join(f"c{number}" for number in range(12))

    assert parse(header).notices == (
        "Columns that are not read: mood, weight_stone, c0, c1, c2, c3, c4, c5, c6, c7 ….",
    )


# --- Hostile ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"\x00" * 4_000_000,
        b'"' * 4_000_000,
        b'"\n' * 200_000,
        b"," * 4_000_000,
        HEADERS["hevy"].encode() + b"\n" + b'"' * 4_000_000,
        HEADERS["hevy"].encode() + b"\n" + b'",' * 100_000 + b'\n"' * 100_000,
        HEADERS["hevy"].encode() + b"\n" + b"," * 4_000_000,
        HEADERS["strong"].encode() + b"\n" + b"\x00,\xff" * 500_000,
        (HEADERS["fitnotes"] + "," + ",".join(f"x{n}" for n in range(100_000))).encode() + b"\n1,2,3\n" * 100,
        bytes(range(256)) * 10_000,
        b"," * 40_000_000,
        b'{"format":"full-tracker","version":1,"workouts":[' + b"[]," * 10_000_000,
    ],
    ids=range(12),
)
def test_parse_of_a_hostile_file_ends_soon(content):
    begun = time.perf_counter()

    with suppress(UnknownFormat):
        assert not parse(content).workouts

    assert time.perf_counter() - begun < 10


def test_parse_refuses_what_is_larger_than_its_bounds(monkeypatch):
    with pytest.raises(UnknownFormat, match="has more than 250,000 lines"):
        parse("\n".join([HEADERS["hevy"], *["x"] * MOST_ROWS]))
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    with pytest.raises(UnknownFormat, match="is larger than 64 MB"):
        parse(b"x" * 11)


PIECES = st.sampled_from(
    [",", ";", '"', '""', "\n", "\r\n", "\x00", "\ud800", "-1", "NaN", "9" * 400, "1e9", "İ", "24:61"]
)
LINES = st.lists(st.sampled_from(ROWS) | PIECES | st.text(max_size=12), max_size=40).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(header=st.sampled_from(list(HEADERS.values())), lines=LINES, joined=st.text(alphabet='\n,;"x', max_size=30))
def test_parse_of_anything_accounts_for_every_row(header, lines, joined):
    check(parse(f"{header}\n{lines}{joined}"))


@settings(max_examples=300, deadline=None)
@given(lines=LINES)
def test_read_of_any_table_accounts_for_every_row(lines):
    whole = "2024-01-02,Bench,60,8,,,,"  # without a whole row it is no table

    check(read(f"{TABLE}\n{whole}\n{lines}".encode(errors="replace")))


@settings(max_examples=300, deadline=None)
@given(
    content=st.binary(max_size=400)
    | st.builds(
        lambda head, rest: head.encode() + rest, st.sampled_from([*HEADERS.values(), TABLE]), st.binary(max_size=400)
    )
)
def test_parse_of_any_bytes_reads_or_refuses(content):
    with suppress(UnknownFormat):
        check(read(content))
