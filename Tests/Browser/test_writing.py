"""What is typed into an item is kept, its versions are compared, and words are remarked on."""

from playwright.sync_api import expect
from steps import press, says, sign_in, write_post

BODY = "自11月28日起，对金水路实行夜间管制。"


def test_what_is_typed_is_kept_until_it_is_saved(page, say, shot):
    sign_in(page, "caibian", say)
    post = write_post(page, say, "关于暂存的通告", BODY)
    body = page.get_by_label(say.label("posts.field.body"))
    body.fill(BODY + "请提前绕行。")
    kept = page.locator("[data-kept]")
    expect(kept).not_to_be_empty(timeout=15_000)
    page.goto(f"/posts/{post}/edit")
    expect(body).to_have_value(BODY + "请提前绕行。")
    shot("post-unsaved", page)
    body.press("Control+s")
    says(page, say("posts.done.saved"))
    page.goto(f"/posts/{post}")
    page.keyboard.press("v")
    page.wait_for_url("**/versions")
    shot("post-versions", page)
    page.get_by_role("link", name=say("versions.with-former"), exact=True).click()
    expect(page.locator("ins")).to_contain_text("请提前绕行。")
    shot("post-compared", page)
    press(page, say("versions.restore", n=1))
    says(page, say("posts.done.version-restored"))
    expect(body).to_have_value(BODY)


def test_a_remark_stands_at_its_words_and_is_settled(page, say, shot):
    sign_in(page, "caibian", say)
    post = write_post(page, say, "关于批注的通告", BODY)
    page.goto(f"/posts/{post}")
    page.get_by_text(say("remarks.write"), exact=True).click()
    page.get_by_label(say.label("remarks.field.quote")).fill("金水路")
    page.get_by_label(say.label("remarks.field.words")).fill("请核实路名。")
    press(page, say("remarks.submit"))
    says(page, say("posts.done.remarked"))
    page.get_by_text(say("remarks.in-text"), exact=True).click()
    expect(page.locator("mark").filter(has_text="金水路")).to_be_visible()
    shot("post-remarks", page)
    press(page, say("remarks.settle"))
    says(page, say("posts.done.settled"))
