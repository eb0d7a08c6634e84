from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_time, get_month_names

from workouts.formats.dates import LANGUAGES, order_of, read_day, read_moment
from workouts.formats.parsed import UnreadableRow


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("5 Dec 2025, 11:37", datetime(2025, 12, 5, 11, 37)),
        ("05 dec. 2025 9:07", datetime(2025, 12, 5, 9, 7)),
        ("5 December 2025, 11:37", datetime(2025, 12, 5, 11, 37)),
        ("1 Sept 2025, 00:00", datetime(2025, 9, 1)),
        ("29 Feb 2024, 23:59", datetime(2024, 2, 29, 23, 59)),
        ("Jun 11, 2026, 1:01 PM", datetime(2026, 6, 11, 13, 1)),
        ("Thu, 11 Jun 2026 13:01", datetime(2026, 6, 11, 13, 1)),
        ("Thursday, June 11, 2026 1:01 PM", datetime(2026, 6, 11, 13, 1)),
        ("mar 9 jun 2026, 13:01", datetime(2026, 6, 9, 13, 1)),
        ("Do., 11. Juni 2026, 13:01", datetime(2026, 6, 11, 13, 1)),
        ("quinta-feira, 11 de junho de 2026 às 13:01", datetime(2026, 6, 11, 13, 1)),
        ("Jun 11, 2026, 1:01\u202fPM", datetime(2026, 6, 11, 13, 1)),
        ("Jun 11, 2026, 1:01\u00a0p.m.", datetime(2026, 6, 11, 13, 1)),
        ("Jun 11, 2026, 12:05 AM", datetime(2026, 6, 11, 0, 5)),
        ("Jun 11, 2026, 12:05 pm", datetime(2026, 6, 11, 12, 5)),
        ("11 Jun 2026, 1:01:30 PM", datetime(2026, 6, 11, 13, 1, 30)),
        ("June 11, 2026, 13:01", datetime(2026, 6, 11, 13, 1)),
        ("\u200e 11 May 2026,  13:01 ", datetime(2026, 5, 11, 13, 1)),
        ("2025-12-05 11:37", datetime(2025, 12, 5, 11, 37)),
        ("2025-12-05T11:37:08", datetime(2025, 12, 5, 11, 37, 8)),
        ("2025-12-05T11:37:08.250", datetime(2025, 12, 5, 11, 37, 8)),
        ("1970-01-01 00:00", datetime(1970, 1, 1)),
        ("2100-12-31 23:59", datetime(2100, 12, 31, 23, 59)),
        ("5. März 2025 11:37", datetime(2025, 3, 5, 11, 37)),
        ("5 Mär 2025, 11:37", datetime(2025, 3, 5, 11, 37)),
        ("7 août 2025 à 9:05", datetime(2025, 8, 7, 9, 5)),
        ("11 juin 2025, 11:37", datetime(2025, 6, 11, 11, 37)),
        ("11 juil. 2025, 11:37", datetime(2025, 7, 11, 11, 37)),
        ("5 févr. 2025, 11:37", datetime(2025, 2, 5, 11, 37)),
        ("5 de dez. de 2025, 11:37", datetime(2025, 12, 5, 11, 37)),
        ("5 DEZ. 2025 às 11:37", datetime(2025, 12, 5, 11, 37)),
        ("3 sept 2025, 11:37", datetime(2025, 9, 3, 11, 37)),
        ("3 set 2025, 11:37", datetime(2025, 9, 3, 11, 37)),
        ("3 mrt. 2025, 11:37", datetime(2025, 3, 3, 11, 37)),
        ("3 sie 2025, 11:37", datetime(2025, 8, 3, 11, 37)),
        ("3 paź 2025, 11:37", datetime(2025, 10, 3, 11, 37)),
        ("3 lip 2025, 11:37", datetime(2025, 7, 3, 11, 37)),
        ("5 нояб. 2025 г., 11:37", datetime(2025, 11, 5, 11, 37)),
        ("5 мая 2025, 11:37", datetime(2025, 5, 5, 11, 37)),
        ("5 Ağu 2025, 11:37", datetime(2025, 8, 5, 11, 37)),
        ("5 Şubat 2025, 11:37", datetime(2025, 2, 5, 11, 37)),
        ("5 Kas 2025, 11:37", datetime(2025, 11, 5, 11, 37)),
        ("5 KASIM 2025, 11:37", datetime(2025, 11, 5, 11, 37)),
        ("5 kasim 2025, 11:37", datetime(2025, 11, 5, 11, 37)),
        ("5 12月 2025, 11:37", datetime(2025, 12, 5, 11, 37)),
        ("5 12월 2025, 11:37", datetime(2025, 12, 5, 11, 37)),
        ("30 Abr 2026, 19:37", datetime(2026, 4, 30, 19, 37)),
        ("27 de jul. de 2026, 19:00", datetime(2026, 7, 27, 19)),
        ("11.06.2026, 13:01", datetime(2026, 6, 11, 13, 1)),
        ("11. 6. 2026 13.01", datetime(2026, 6, 11, 13, 1)),
        ("11 Haz 2026 01:01 ÖS", datetime(2026, 6, 11, 13, 1)),
        ("11 jun 2026, 1:01 p. m.", datetime(2026, 6, 11, 13, 1)),
        ("1. Mrz. 2026, 13:01", datetime(2026, 3, 1, 13, 1)),
        ("1. Jänner 2026 um 13:01", datetime(2026, 1, 1, 13, 1)),
        ("2026/06/11 13:01", datetime(2026, 6, 11, 13, 1)),
        ("2026. 6. 11. 오후 1:01", datetime(2026, 6, 11, 13, 1)),
        ("2026년 6월 11일 오전 1:01", datetime(2026, 6, 11, 1, 1)),
        ("2026年6月11日 13:01", datetime(2026, 6, 11, 13, 1)),
        ("2026年6月11日 下午1:01", datetime(2026, 6, 11, 13, 1)),
        ("2026年6月11日 凌晨12:05", datetime(2026, 6, 11, 0, 5)),
        ("11-Jun-2026 13:01:08", datetime(2026, 6, 11, 13, 1, 8)),
        ("2019-10-08 8:05:33", datetime(2019, 10, 8, 8, 5, 33)),
        ("11/18/2024 15:04", datetime(2024, 11, 18, 15, 4)),
        ("18/11/2024 15:04", datetime(2024, 11, 18, 15, 4)),
        ("11/18/24 3:04:05 PM", datetime(2024, 11, 18, 15, 4, 5)),
        ("18.11.2024 15:04", datetime(2024, 11, 18, 15, 4)),
        ("5/5/2024 15:04", datetime(2024, 5, 5, 15, 4)),
        ("", None),
        (" \u202f", None),
    ],
)
def test_read_moment_of_a_cell(text, moment):
    assert read_moment(text, "start_time") == moment


@pytest.mark.parametrize(
    "text",
    [
        "31 Jun 2025, 10:00",
        "29 Feb 2025, 10:00",
        "5 Foo 2025, 10:00",
        "5 Dec 2025, 24:00",
        "5 Dec 2025, 10:60",
        "5 Dec 2025, 13:00 PM",
        "5 Dec 2025, 0:30 AM",
        "5 Dec 2025, AM 1:30 PM",
        "2025/13/05 10:00",
        "5 Dec 2025, 11",
        "5 Dec 2025",
        "2025-12-05",
        "2025-13-05 10:00",
        "2025-12-05T11:37Z",
        "2025-12-05T11:37+01:00",
        "٥ Dec 2025, 11:37",
        "yesterday",
    ],
)
def test_read_moment_of_anything_else_names_column_and_value(text):
    with pytest.raises(UnreadableRow) as refused:
        read_moment(text, "start_time")

    assert str(refused.value) == f"start_time “{text}” is not a date and time that can be read."


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-12-05T11:37Z", datetime(2025, 12, 5, 12, 37)),
        ("2025-12-05T11:37:01.250Z", datetime(2025, 12, 5, 12, 37, 1)),
        ("2025-07-05 23:37:00 +0000", datetime(2025, 7, 6, 1, 37)),
        ("2025-07-05 23:37 UTC", datetime(2025, 7, 6, 1, 37)),
        ("2025-12-05T11:37+01:00", datetime(2025, 12, 5, 11, 37)),
        ("2025-12-05T11:37:00-05:30", datetime(2025, 12, 5, 18, 7)),
        ("2025-12-05T11:37", datetime(2025, 12, 5, 11, 37)),
    ],
)
def test_read_moment_of_another_zone_by_the_clock_of_the_lifters(text, moment):
    zone = ZoneInfo("Europe/Berlin")

    assert read_moment(text, "Date", zone=zone) == moment
    assert read_day(text, "Date", zone=zone) == moment.date()


@pytest.mark.parametrize("text", ["2025-12-05T11:37+99:00", "2025-12-05T11:37 EST", "2025-12-05Z"])
def test_read_moment_of_a_zone_that_is_none_is_refused(text):
    with pytest.raises(UnreadableRow):
        read_moment(text, "Date", zone=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018/8/31 5:49", datetime(2018, 8, 31, 5, 49)),
        ("2018.08.31 05:49:10", datetime(2018, 8, 31, 5, 49, 10)),
        ("2018/12/01 05:49", datetime(2018, 12, 1, 5, 49)),
    ],
)
def test_read_moment_with_the_year_first_says_what_is_the_month(text, moment):
    assert read_moment(text, "Date") == moment
    assert order_of([text]) is None


@pytest.mark.parametrize("text", ["31 Dec 1969, 23:59", "1 Jan 2101, 00:00", "0001-01-01 00:00", "9999-12-31 23:59"])
def test_read_moment_outside_the_years_is_refused(text):
    with pytest.raises(UnreadableRow) as refused:
        read_moment(text, "end_time")

    assert str(refused.value) == f"end_time “{text}” is not between the years 1970 and 2100."


@pytest.mark.parametrize("language", LANGUAGES)
def test_read_moment_knows_every_month_by_every_name_and_its_beginning(language):
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for month, name in get_month_names(width, context, language).items():
                for written in {name, name.upper(), name.rstrip("."), name[:4]}:
                    moment = read_moment(f"5 {written} 2025, 11:37", "start_time")
                    assert moment == datetime(2025, month, 5, 11, 37), written


# Of a place each, as phones and browsers write a date and a time there.
PLACES = (
    "en_US", "en_GB", "en_AU", "en_CA", "en_IN", "de_DE", "de_AT", "de_CH", "fr_FR", "fr_CA", "es_ES", "es_MX", "es_AR",
    "pt_BR", "pt_PT", "it_IT", "nl_NL", "pl_PL", "ru_RU", "tr_TR", "sv_SE", "da_DK", "nb_NO", "ja_JP", "ko_KR", "zh_CN", "zh_TW",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_read_moment_as_it_is_written_in_a_place(place):
    moments = [datetime(2026, month, 23, hour, 5) for month in range(1, 13) for hour in (0, 9, 12, 13, 23)]
    written = {
        f"{format_date(moment, width, locale=place)}{comma} {format_time(moment, 'short', locale=place)}": moment
        for moment in moments
        for width in ("medium", "long")
        for comma in ("", ",")
    }

    assert {text: read_moment(text, "start_time") for text in written} == written


@pytest.mark.parametrize("name", ["jui", "ju", "x", "Foo", "13月"])
def test_read_moment_of_a_month_that_may_be_two_or_none_is_refused(name):
    with pytest.raises(UnreadableRow):
        read_moment(f"5 {name} 2025, 11:37", "start_time")


@pytest.mark.parametrize(
    ("order", "moment"),
    [("day first", datetime(2024, 6, 5, 15, 4)), ("month first", datetime(2024, 5, 6, 15, 4))],
)
def test_read_moment_of_numbers_alone_as_the_file_writes_them(order, moment):
    assert read_moment("5/6/2024 15:04", "Date", order=order) == moment
    assert read_moment("5-6-24 15:04", "Date", order=order) == moment


def test_read_moment_that_can_be_two_days_is_refused():
    with pytest.raises(UnreadableRow) as refused:
        read_moment("5/6/2024 15:04", "Date")

    assert str(refused.value) == (
        "Date “5/6/2024 15:04” can be two days: nothing in the file tells whether its dates begin with the day or with "
        "the month."
    )


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["5/6/2024 10:00", "11/18/2024 15:04"], "month first"),
        (["5/6/2024", "18/11/2024"], "day first"),
        (["5-6-2024", "18-11-24"], "day first"),
        (["5/6/2024", "7/8/2024"], None),
        (["11/18/2024", "18/11/2024"], None),
        (["2024-11-18 10:00", "18.11.2024", "", "x"], None),
    ],
)
def test_order_of_dates_is_told_by_those_that_can_be_one_day_only(texts, order):
    assert order_of(texts) == order


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-11-18", date(2024, 11, 18)),
        ("5 Dec 2025, 00:00", date(2025, 12, 5)),
        ("Dec 5, 2025", date(2025, 12, 5)),
        ("11/18/2024", date(2024, 11, 18)),
        ("", None),
    ],
)
def test_read_day_with_or_without_a_clock(text, day):
    assert read_day(text, "Date") == day


def test_read_day_of_anything_else_is_refused():
    with pytest.raises(UnreadableRow) as refused:
        read_day("soon", "Date")

    assert str(refused.value) == "Date “soon” is not a date that can be read."
