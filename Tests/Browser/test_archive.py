"""An item that was published hands out its papers and its package, and is held."""

import zipfile

from playwright.sync_api import expect
from steps import fits, press, says, sign_in


def test_an_archived_item_hands_out_its_package(page, say, shot):
    sign_in(page, "lingdao", say)
    page.goto("/archive")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_have_text(say("archive.title"))
    fits(page)
    shot("archive", page)
    with page.expect_download() as download:
        main.get_by_role("link", name=say("archive.package"), exact=True).first.click()
    assert download.value.suggested_filename.endswith(".zip")
    with zipfile.ZipFile(download.value.path()) as package:
        assert package.testzip() is None
        assert {"README.txt", "record.json", "sheet.docx", "SHA256SUMS"} <= set(package.namelist())

    main.locator("tbody th a").first.click()
    page.get_by_text(say("archive.hold.open"), exact=True).first.click()
    page.get_by_label(say.label("archive.field.reason")).fill("行政诉讼")
    press(page, say("archive.hold.submit"))
    says(page, say("posts.done.held"))
    fits(page)
    shot("archive-held", page)
    page.get_by_text(say("archive.lift.open"), exact=True).first.click()
    page.get_by_label(say.label("archive.field.reason")).fill("已结案")
    press(page, say("archive.lift.submit"))
    says(page, say("posts.done.hold-lifted"))


def test_the_papers_print_and_go_to_word(page, say, shot):
    sign_in(page, "lingdao", say)
    page.goto("/archive")
    page.get_by_role("main").locator("tbody th a").first.click()
    for paper, name in (("posts.sheet.open", "print"), ("archive.secrecy.open", "secrecy-sheet")):
        page.get_by_role("link", name=say(paper), exact=True).click()
        page.wait_for_url("**/" + name)
        fits(page)
        shot("archive-" + name, page)
        with page.expect_download() as download:
            page.get_by_role("link", name=say("archive.word"), exact=True).click()
        assert download.value.suggested_filename.endswith(".docx")
        page.get_by_role("main").get_by_role("link", name=say("act.back"), exact=True).click()
