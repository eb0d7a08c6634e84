import pytest

from workouts.formats.durations import read_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("56m", 56 * 60),
        ("1h 5m", 65 * 60),
        ("2h", 2 * 3600),
        ("38min", 38 * 60),
        ("1h 48min", 108 * 60),
        ("1h48min", 108 * 60),
        ("32s", 32),
        ("1h 2m 3s", 3723),
        ("1 hr 5 min", 65 * 60),
        ("264h 1m", 264 * 3600 + 60),
        ("3900", 3900),
        ("3900.0", 3900),
        ("1:05:00", 3900),
        ("1:05", 3900),
        ("0", 0),
        ("", None),
        (" ", None),
    ],
)
def test_read_duration_in_all_spellings(text, seconds):
    assert read_duration(text) == seconds


@pytest.mark.parametrize("text", ["soon", "1x", "-5m", "5m 1h", "9999999999", "999999999"])
def test_read_duration_of_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=text):
        read_duration(text)
