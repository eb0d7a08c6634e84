import pytest

from workouts.formats.parsed import UnknownFormat
from workouts.formats.texts import decoded


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_decoded_reads_what_apps_and_spreadsheets_save(encoding):
    assert decoded("Drücken – schwer".encode(encoding)) == "Drücken – schwer"


@pytest.mark.parametrize("content", [b"PK\x03\x04\x81", b"\xff\xfe\x00\xd8"])
def test_decoded_refuses_what_is_no_text(content):
    with pytest.raises(UnknownFormat, match="This is not a text file"):
        decoded(content)
