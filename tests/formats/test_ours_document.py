"""A JSON object read record by record."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts.formats.ours_document import members

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(SCALARS, lambda each: st.lists(each, max_size=4) | st.dictionaries(st.text(), each, max_size=4))


def read(text):
    """Take everything, as a whole."""
    return {name: value if isinstance(value, SCALAR) else list(value) for name, value in members(text)}


SCALAR = (str, int, float, dict, type(None))


@given(st.dictionaries(st.text(), VALUES, max_size=5), st.sampled_from([None, 2]), st.booleans())
def test_members_are_those_of_the_whole(document, indent, is_ascii):
    assert read(json.dumps(document, indent=indent, ensure_ascii=is_ascii)) == document


def test_items_come_one_by_one_and_may_be_left():
    text = '\ufeff {"a": [1, [2], {"b": 3}], "c" :\r\n[ ], "d": [4, 5],\t"e": {"f": [6]}}\n'
    found = []

    for name, value in members(text):
        found.append((name, next(value, None) if name in {"a", "c", "d"} else value))

    assert found == [("a", 1), ("c", None), ("d", 4), ("e", {"f": [6]})]


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", '{"a"', '{"a":', '{"a": [', '{"a": [1', '{"a": [1,', '{"a": [1,]}', '{"a": 1,}', '{"a": 1 "b": 2}',
        '{"a" 1}', "{1: 2}", '{"a": 1} x', '{"a": NaN}', '{"a": [Infinity]}', '{"a": 1, "a": 1}', "{'a': 1}", '{"a": [1}',
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        read(text)


def test_what_is_too_deep_is_refused():
    with pytest.raises(RecursionError):
        read('{"a": [' + "[" * 100_000)
