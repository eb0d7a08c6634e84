import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.domain.supersets import Place, dissolved, gathered, grouped, moved, rejoined, runs


def order(text):
    """a b1 c1 d: ids with the number of their superset."""
    return [Place(word[0], int(word[1:]) if word[1:] else None) for word in text.split()]


def text(places):
    return " ".join(f"{place.id}{'' if place.superset_group is None else place.superset_group}" for place in places)


@pytest.mark.parametrize(
    ("places", "together"),
    [
        ("", []),
        ("a b", ["a", "b"]),
        ("a b1 c1 d", ["a", "bc", "d"]),
        ("a1 b1 c2 d2", ["ab", "cd"]),
        ("a1 b c1", ["a", "b", "c"]),  # not side by side: no superset
    ],
)
def test_runs(places, together):
    assert ["".join(place.id for place in run) for run in runs(order(places))] == together


@pytest.mark.parametrize(
    ("places", "move", "expected"),
    [
        ("a b c", "c above a", "c a b"),
        ("a b c", "a below b", "b a c"),
        ("a b c", "a below a", "a b c"),
        ("a b c", "a above b", "a b c"),  # it stands there
        ("a b1 c1 d", "a below b", "b1 c1 a d"),  # past the superset as a whole
        ("a b1 c1 d", "d above c", "a d b1 c1"),
        ("a b1 c1 d", "b below c", "a c1 b1 d"),  # within
        ("a b1 c1 d", "c above b", "a c1 b1 d"),
        ("a b1 c1 d", "c above a", "b1 c1 a d"),  # the superset goes along
        ("a b1 c1 d", "b below d", "a d b1 c1"),
        ("a1 b1 c2 d2", "d above a", "c2 d2 a1 b1"),
    ],
)
def test_moved(places, move, expected):
    id, side, beside = move.split()

    assert text(moved(order(places), id, beside=beside, below=side == "below")) == expected


@pytest.mark.parametrize(
    ("places", "members", "expected"),
    [
        ("a b c", "ab", "a1 b1 c"),
        ("a b c", "ac", "a1 c1 b"),  # side by side, at the place of the first
        ("a b c d", "db", "a b1 d1 c"),
        ("a1 b1 c", "bc", "a b2 c2"),  # a is left alone
        ("a1 b1 c1", "ab", "a2 b2 c"),
        ("a1 b1 c1", "b", "a1 c1 b"),  # out of the middle: below the others
        ("a1 b1 c1 d", "bd", "a1 c1 b2 d2"),
        ("a1 b1 c d", "cd", "a1 b1 c2 d2"),
        ("a1 b1 c1 d", "da", "a2 d2 b1 c1"),
        ("a1 b1", "a", "a b"),
        ("a b", "", "a b"),
    ],
)
def test_grouped(places, members, expected):
    assert text(grouped(order(places), members)) == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [("", ""), ("a b", "a b"), ("a1 b c1", "a1 c1 b"), ("a1 b2 c1 d2 e", "a1 c1 b2 d2 e"), ("a0 b c0", "a0 c0 b")],
)
def test_gathered(places, expected):
    assert text(gathered(order(places))) == expected


@pytest.mark.parametrize(("places", "expected"), [("a1 b", "a b"), ("a1 b1 c2", "a1 b1 c"), ("a b", "a b")])
def test_dissolved(places, expected):
    assert text(dissolved(order(places))) == expected


@pytest.mark.parametrize(
    ("places", "index", "mates", "expected"),
    [
        ("a b", 1, "", "a z b"),
        ("a b", 9, "", "a b z"),
        ("a1 b1", 1, "", "a1 b1 z"),
        ("a b", 1, "a", "a1 z1 b"),
        ("a3 b3", 1, "ab", "a3 z3 b3"),
        ("b a", 0, "a", "z1 a1 b"),
        ("a1 b1 c", 3, "c", "a1 b1 c2 z2"),
        ("a b", 2, "q", "a b z"),  # the other one is gone, too
    ],
)
def test_rejoined(places, index, mates, expected):
    assert text(rejoined(order(places), "z", index=index, mates=mates)) == expected


places = st.lists(st.sampled_from([None, None, 1, 2]), min_size=2, max_size=8).map(
    lambda groups: [Place(id, group) for id, group in enumerate(groups)]
)


@given(places, st.data())
def test_moving_twice_is_moving_once_and_loses_nobody(places, data):
    ids = st.sampled_from([place.id for place in places])
    id, beside, below = data.draw(ids), data.draw(ids), data.draw(st.booleans())

    once = moved(places, id, beside=beside, below=below)

    assert set(once) == set(places)
    assert len(once) == len(places)
    assert moved(once, id, beside=beside, below=below) == once


@given(places, st.data())
def test_grouping_puts_the_members_side_by_side(places, data):
    members = data.draw(st.sets(st.sampled_from([place.id for place in places]), min_size=2))

    after = grouped(places, members)

    assert sorted(place.id for place in after) == [place.id for place in places]
    assert [run for run in runs(after) if run[0].id in members] == [[place for place in after if place.id in members]]
