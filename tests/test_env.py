import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker import env


@pytest.mark.parametrize(("text", "value"), [("", 3), (" ", 3), ("0", 0), (" 12 ", 12)])
def test_whole_number_is_read(monkeypatch, text, value):
    monkeypatch.setenv("SOME_NUMBER", text)

    assert env.whole("SOME_NUMBER", default=3) == value


@pytest.mark.parametrize("text", ["two", "-1", "1.5", "²"])
def test_whole_number_that_is_none_says_so(monkeypatch, text):
    monkeypatch.setenv("SOME_NUMBER", text)

    with pytest.raises(ImproperlyConfigured, match=f"SOME_NUMBER={text} is no whole number."):
        env.whole("SOME_NUMBER")
