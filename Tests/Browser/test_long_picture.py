"""An item is looked at as a long picture and saved as a file."""

from playwright.sync_api import expect
from steps import sign_in, write_post


def test_an_item_becomes_a_long_picture(page, say, shot):
    sign_in(page, "caibian", say)
    post = write_post(page, say, "关于长图的通告", "自11月28日起，对金水路实行夜间管制。" * 12)
    page.goto(f"/posts/{post}")
    page.get_by_role("link", name=say("long-picture.open"), exact=True).click()
    picture = page.get_by_role("img", name=say("long-picture.alt", i=1, n=1))
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 1080)
    shot("long-picture", page)
    with page.expect_download() as saved:
        page.get_by_role("link", name=say("long-picture.save"), exact=True).click()
    assert saved.value.suggested_filename.endswith("-1.png")
