"""What is missing is seen on a map and in lists, each line with its article and what to do."""

import re

import pytest
from playwright.sync_api import expect
from steps import fits

# The same pages come from both engines; one is looked at.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True, scope="session")

KINDS = ["missing", "surplus", "staffing", "people", "absence", "interaction", "filing",
         "overdue", "idle", "unseen"]


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
