"""Rules are proposed by one person and put in force by another; a text is tried against them."""

import re

import pytest
from playwright.sync_api import expect
from steps import NAMES, fits, press, says

# The same pages come from both engines; one is looked at.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True, scope="session")

# A department that sends no items, so that no other journey is disturbed.
BODY = "民政局"
RULEBOOK = "style-xinhua"
REASON = "按姚政办〔2026〕3号执行"
CANARY = "<img src=x onerror=alert(1)>"
TEXT = "证号 11010519491231002X，" + CANARY


def open_rules(page, say):
    page.goto("/organizations")
    page.get_by_role("link", name=BODY, exact=True).click()
    page.get_by_role("link", name=say("rulebook.body.manage"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        say("rulebook.body.title", organization=BODY))


def test_rules_are_proposed_by_one_and_put_in_force_by_another(person, say, accessible, shot):
    proposer = person("xitong")
    open_rules(proposer, say)
    accessible(proposer)
    fits(proposer)
    shot("body-rulebooks", proposer)
    press(proposer, say("rulebook.propose.submit"))
    summary = proposer.get_by_role("alert")
    summary.get_by_role("link").first.click()
    expect(proposer.get_by_label(say.label("rulebook.body.reason"))).to_be_focused()
    proposer.locator(f"input[name=rulebooks][value={RULEBOOK}]").check()
    proposer.get_by_label(say.label("rulebook.body.reason")).fill(REASON + CANARY)
    press(proposer, say("rulebook.propose.submit"))
    says(proposer, say("rulebook.done.proposed"))
    expect(proposer.locator("main")).to_contain_text(REASON + CANARY)
    expect(proposer.locator("main")).to_contain_text(NAMES["anquan"])
    assert proposer.locator("img[src=x]").count() == 0
    activate = proposer.get_by_role("button", name=say("rulebook.body.activate"), exact=True)
    expect(activate).to_have_count(0)
    accessible(proposer)
    shot("body-rulebooks-waiting", proposer)

    decider = person("anquan")
    open_rules(decider, say)
    expect(decider.locator("main")).to_contain_text(say("rulebook.body.effect"))
    press(decider, say("rulebook.body.activate"))
    says(decider, say("rulebook.done.activated"))
    expect(decider.locator("main").locator(f"a[href='/rulebooks/{RULEBOOK}']").first).to_be_visible()
    accessible(decider)
    fits(decider)
    shot("body-rulebooks-in-force", decider)


def test_a_text_is_tried_without_script(person, say, accessible, shot):
    editor = person("caibian", javascript=False)
    editor.goto("/rulebooks")
    editor.get_by_role("link", name=say("rulebook.tab.try"), exact=True).click()
    editor.get_by_label(say.label("rulebook.try.text")).fill(TEXT)
    press(editor, say("rulebook.try.submit"))
    expect(editor.locator("mark").first).to_be_visible()
    expect(editor.locator("main")).to_contain_text(say("rulebook.try.not-stored"))
    assert editor.locator("img[src=x]").count() == 0


def test_the_pages_of_the_rulebooks_can_be_used_by_everybody(person, say, accessible, shot):
    editor = person("caibian")
    pages = {
        "rulebooks-search": "/rulebooks?q=5.4",
        "rulebook-whole": "/rulebooks/yaoan",
        "rulebook-article": "/rulebooks/yaoan/articles/5.4",
        "rulebook-differences": "/rulebooks/differences?left=zhengzhou-2020&right=hunan-2017",
        "rulebook-coverage": "/rulebooks/coverage?rulebook=zhengzhou-2020",
        "rulebook-try": "/rulebooks/try",
    }
    for name, path in pages.items():
        editor.goto(path)
        accessible(editor)
        fits(editor)
        shot("page-" + name, editor)
    editor.get_by_label(say.label("rulebook.try.text")).fill(TEXT)
    press(editor, say("rulebook.try.submit"))
    mark = editor.get_by_role("link", name=say("finding.number", n="1"), exact=True)
    mark.first.click()
    expect(editor).to_have_url(re.compile(r"#finding-1$"))
    accessible(editor)
    fits(editor)
    shot("page-rulebook-tried", editor)
