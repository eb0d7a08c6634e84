import pytest

from workouts.formats.parsed import UnknownFormat
from workouts.formats.texts import decoded

LANGUAGES = {
    "German": "Drücken – schwer, 5 März, Übung „groß“",
    "French": "Développé couché, 7 août, élévation à la poulie, ça brûle",
    "Spanish": "Press de banca inclinado, extensión de tríceps, mañana ¿más?",
    "Portuguese": "Supino reto, elevação lateral, 3 séries até não dar",
    "Turkish": "Göğüs presi, şınav, ağırlık, İtiş, 5 Şub 2025",
    "Polish": "Wyciskanie sztangi leżąc, ćwiczenie, 7 paź 2025",
    "Russian": "Жим лёжа со штангой, приседания, тяга к поясу",
}
CODE_PAGES = {"Turkish": "cp1254", "Polish": "cp1250", "Russian": "cp1251"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_decoded_reads_what_apps_and_spreadsheets_save(encoding):
    assert decoded("Drücken – schwer".encode(encoding)) == "Drücken – schwer"


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_decoded_tells_the_code_page_by_the_letters_of_the_language(text):
    language = next(name for name, known in LANGUAGES.items() if known == text)

    assert decoded(text.encode(CODE_PAGES.get(language, "cp1252"))) == text


def test_decoded_asks_the_library_for_alphabets_of_further_away():
    text = "ベンチプレス、スクワット、デッドリフト、懸垂。今日はとても重かった。"

    assert decoded(text.encode("shift_jis")) == text


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\xd8", bytes(range(256)) * 4])
def test_decoded_refuses_what_is_no_text(content):
    with pytest.raises(UnknownFormat, match="This is not a text file"):
        decoded(content)


@pytest.mark.parametrize("content", [b"PK\x03\x04\x81", b"\x1f\x8b\x08\x00", b"\xd0\xcf\x11\xe0\xa1"])
def test_decoded_refuses_archives_unopened(content):
    with pytest.raises(UnknownFormat, match="This is an archive or a spreadsheet"):
        decoded(content)
