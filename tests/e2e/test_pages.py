"""Every page, by axe, on a phone and at a desk, light and dark; and the main job without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e import lifter as thumb
from tests.e2e.trained import addresses
from workouts.services import catalogue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_signed_in, trained, scheme):
    page = open_signed_in(trained, color_scheme=scheme)
    found = {}

    for address in addresses(trained):
        page.goto(address)
        page.wait_for_load_state("load")
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        for width, height in ((390, 844), (1280, 800), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found[f"{address} at {width}"] = "scrolls sideways"
        page.set_viewport_size({"width": 390, "height": 844})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found[f"{address} at twice the size of text"] = "scrolls sideways"
        page.evaluate("document.documentElement.style.fontSize = ''")
        violations = Axe().run(page).response["violations"]
        if violations:
            found[address] = [(v["id"], v["nodes"][0]["html"][:160]) for v in violations]

    assert found == {}


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_the_door(browse, db, address, scheme):
    page = browse(color_scheme=scheme)

    page.goto(address)

    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    assert page.problems == []


def test_the_main_job_without_scripts(browse):
    catalogue.load()
    page = browse(java_script_enabled=False)
    thumb.come_in(page)
    page.click("text=Start an empty workout")

    page.click(".closing >> text=Add exercise")
    page.fill("#pick-q", "Bench press (barbell)")
    page.click("button:has-text('Search')")
    page.click("#matches button:has(.title:text-is('Bench press (barbell)'))")
    page.fill("[name=weight]", "80")
    page.fill("[name=reps]", "5")
    page.click(".check")
    page.click(".add-set")
    page.click(".next .check")
    assert page.locator("tr.done").count() == 2
    page.locator("tr.done [name=weight]").first.fill("85")
    page.locator("tr.done button.hidden").first.click()
    assert page.locator("#totals dd").nth(1).inner_text() == "825 kg"
    page.locator("a.kind").last.click()
    page.click("text=Delete this set")
    page.click(".bar >> text=Finish")
    page.click("form button:has-text('Finish workout')")

    assert "/sessions/" in page.url
    assert "425" in page.locator("main").inner_text()
