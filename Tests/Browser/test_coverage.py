"""What is missing is seen on a map and in lists, each line with its article and what to do."""

import re

import pytest
from playwright.sync_api import expect

# The same pages come from both engines; one is looked at.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True, scope="session")

KINDS = ["missing", "surplus", "staffing", "people", "absence", "interaction", "filing",
         "overdue", "idle", "unseen"]


def fits(page):
    """Nothing makes the page wider than the window, on a desk and on a telephone."""
    before = page.viewport_size
    for width in (before["width"], 360):
        page.set_viewport_size({"width": width, "height": before["height"]})
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide at {width}"
    page.set_viewport_size(before)


def test_a_gap_leads_to_its_article_and_to_what_is_done_about_it(person, say, accessible, shot):
    page = person("shengting")
    page.goto("/accounts/coverage")
    expect(page.get_by_role("heading", level=1)).to_have_text(say("coverage.title"))
    fits(page)
    accessible(page)
    shot("coverage-map", page)
    tabs = page.get_by_role("navigation", name=say("coverage.tabs"))
    for kind in KINDS:
        tabs.get_by_role("link", name=say.start("coverage.kind." + kind)).click()
        expect(page.locator("p.note", has_text=say("coverage.about." + kind))).to_be_visible()
        fits(page)
    tabs.get_by_role("link", name=say.start("coverage.kind.filing")).click()
    shot("coverage-filing", page)
    page.get_by_role("link", name=say("coverage.do.file"), exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/accounts/\d+$"))
