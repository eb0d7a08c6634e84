"""Rows are written as letters: n working, w warm-up, d drop; a big one is logged, the latest has a !."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from workouts.domain.rest import rest_after
from workouts.domain.rounds import next_row, round_of, rounds

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TYPES = {"n": "normal", "w": "warmup", "d": "drop", "f": "failure"}


@dataclass(frozen=True)
class Row:
    name: str
    set_type: str
    logged_at: datetime | None


def member(name, text):
    """nN! is a row to come and one that was checked last: a1, a2."""
    letters = [letter for letter in text if letter != "!"]
    latest = text.replace("!", "", text.count("!") - 1).find("!") - 1 if "!" in text else -1
    return [
        Row(f"{name}{n}", TYPES[letter.lower()], NOON + timedelta(hours=n - 1 == latest) if letter.isupper() else None)
        for n, letter in enumerate(letters, start=1)
    ]


def members(*texts):
    return [member(name, text) for name, text in zip("abcd", texts, strict=False)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["nnn"], "a1 | a2 | a3"),
        (["nwn"], "a1 | a2 | a3"),  # one exercise alone goes from row to row
        (["nddn"], "a1 a2 a3 | a4"),
        (["dn"], "a1 | a2"),
        (["nn", "nn"], "a1 b1 | a2 b2"),
        (["nnn", "n"], "a1 b1 | a2 | a3"),  # fewer sets drop out
        (["n", "nnn", "nn"], "a1 b1 c1 | b2 c2 | b3"),
        (["wwnn", "nn"], "a1 | a2 | a3 b1 | a4 b2"),
        (["wn", "wwn"], "a1 b1 | b2 | a2 b3"),
        (["ndn", "nn"], "a1 a2 b1 | a3 b2"),
        (["fn", "nf"], "a1 b1 | a2 b2"),
        (["", "n"], "b1"),
        ([""], ""),
    ],
)
def test_rounds(rows, expected):
    assert " | ".join(" ".join(row.name for row in each) for each in rounds(members(*rows))) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["nn", "nn"], "a1"),
        (["N!n", "nn"], "b1"),  # the hop
        (["Nn", "N!n"], "a2"),
        (["NN!", "Nn"], "b2"),
        (["NN", "NN!"], None),
        (["nn", "N!n"], "a1"),  # the round began with the second
        (["Nn", "nN!"], "a2"),
        (["NN!", "nn"], "b2"),  # b1 was left out
        (["NN", "nN!"], "b1"),
        (["N!nn", "n"], "b1"),
        (["Nnn", "N!"], "a2"),
        (["NN!n", "N"], "a3"),
        (["N!dn", "nn"], "a2"),  # the chain first
        (["ND!n", "nn"], "b1"),
        (["W!nn", "wn"], "b1"),
        (["Wnn", "W!n"], "a2"),
    ],
)
def test_next_row_of_a_superset(rows, expected):
    found = next_row(rounds(members(*rows)))

    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("nn", "nn", "a1"),
        ("N!n", "nn", "a2"),
        ("NN!", "nn", "b1"),
        ("nN!", "nn", "b1"),  # what was left out comes at the end
        ("nN", "NN!", "a1"),
        ("", "", None),
    ],
)
def test_next_row_of_one_exercise_after_the_other(first, second, expected):
    one, other = members(first, second)

    found = next_row([*rounds([one]), *rounds([other])])

    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("rows", "checked", "expected"),
    [
        (["N"], "a1", 60),
        (["Nn"], "a1", 60),
        (["W!nn"], "a1", 60),
        (["Nd"], "a1", 0),
        (["NDd"], "a2", 0),
        (["NDD"], "a3", 60),
        (["N", "n"], "a1", 0),
        (["N", "N"], "b1", 120),  # after the last, with its rest
        (["N", "N"], "a1", 120),
        (["NN", "N"], "a2", 60),  # the second has dropped out
        (["N", "Nd"], "b1", 0),
        (["W", "w"], "a1", 0),
        (["Wn", "n"], "a1", 60),
        (["N", "N", "n"], "b1", 0),
        (["N", "N", "N"], "c1", 180),
    ],
)
def test_rest_after(rows, checked, expected):
    rests = dict(zip("abc", (60, 120, 180), strict=True))
    order = rounds(members(*rows))
    row = next(row for each in order for row in each if row.name == checked)

    assert rest_after([(each, rests[each.name[0]]) for each in round_of(order, row)]) == expected
