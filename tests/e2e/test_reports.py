"""A month and a year on paper, after two years of training."""

from datetime import timedelta
from uuid import uuid4

import pytest

from workouts.domain.spans import Span
from workouts.models import User
from workouts.services.demo import make_demo
from workouts.services.shares import make_link

pytestmark = pytest.mark.django_db(transaction=True)


def test_reports_are_printed_on_one_page_in_ink(open_signed_in):
    make_demo()
    lifter = User.objects.get(username="demo")
    page = open_signed_in(lifter, color_scheme="dark")
    month = (lifter.today.replace(day=1) - timedelta(days=1)).replace(day=1)
    links = [make_link(lifter, span, uuid=uuid4()) for span in (Span.month_of(month), Span.year_of(month))]

    for address in (f"/progress/months/{month:%Y-%m}/", f"/progress/years/{month.year}/"):
        page.goto(address)
        sheets = page.pdf(prefer_css_page_size=True)
        page.emulate_media(media="print")

        assert sheets.count(b"/Type /Page\n") == 1
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        assert (
            page.locator(".nav, .pages").evaluate_all("all => all.map((each) => getComputedStyle(each).display)")
            == ["none"] * 2
        )
        page.emulate_media(media="null")

    for link in links:
        page.goto(f"/shared/{link.token}/")
        assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
