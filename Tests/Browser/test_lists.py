"""An item is found by two characters, the list is kept, and a draft is handed to a colleague."""

from playwright.sync_api import expect
from steps import NAMES, press, says, sign_in, write_post

TITLE = "关于灯会期间安保的通告"


def test_an_item_is_found_kept_and_handed_on(page, say, shot, accessible):
    sign_in(page, "caibian", say)
    write_post(page, say, TITLE, "灯会期间，广场周边实行管制。")
    page.goto("/posts")
    page.keyboard.press("/")
    page.keyboard.type("灯会")
    page.keyboard.press("Enter")
    page.wait_for_url("**/posts?q=*")
    link = page.get_by_role("link", name=TITLE, exact=True)
    expect(link).to_be_visible()
    expect(page.locator(".list tbody tr")).to_have_count(1)
    accessible(page)
    shot("lists-search", page)

    page.get_by_text(say("lists.keep"), exact=True).click()
    page.get_by_label(say.label("lists.view-name")).fill("灯会")
    press(page, say("lists.keep-submit"))
    says(page, say("lists.done.saved"))
    page.get_by_role("link", name="灯会", exact=True).click()

    page.locator(".list tbody th a").first.focus()
    page.keyboard.press("x")
    expect(page.get_by_role("checkbox", name=say("lists.choose-one", title=TITLE))).to_be_checked()
    press(page, say("lists.assign"))
    accessible(page)
    page.get_by_label(say.label("lists.assign-to")).select_option(label=NAMES["caibian2"])
    page.get_by_label(say.label("lists.assign-reason")).fill("休假")
    press(page, say("lists.assign-submit"))
    says(page, say("lists.assigned", n=1, all=1))
    shot("lists-assigned", page)
    page.goto("/posts?holder=me&state=draft&q=灯会")
    expect(page.get_by_text(say("filter.none"))).to_be_visible()
    page.goto("/posts?q=灯")
    expect(page.get_by_text(say("lists.too-short"))).to_be_visible()
