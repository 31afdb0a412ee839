"""An account from the application to the certificate, as the people of a county bureau do it."""

import subprocess

import pytest
from conftest import SCREENSHOTS
from playwright.sync_api import expect
from steps import fits, number_of, press, says

CANARY = "<img src=x onerror=alert(1)>"
NAME = "姚川县政府办微博"


def fill(page, fields):
    for name, value in fields.items():
        page.locator(f"[name='{name}']").fill(value)


def test_a_county_files_an_account_and_gets_its_certificate(person, say, accessible, shot):
    manager = person("yxfabu")
    manager.goto("/accounts")
    accessible(manager)
    fits(manager)
    shot("accounts", manager)
    manager.get_by_role("link", name=say("accounts.apply"), exact=True).click()
    # The law stands on the page before anything is typed.
    expect(manager.locator("main")).to_contain_text(say("filings.mode.report"))
    expect(manager.locator("main")).to_contain_text(say("filings.earliest").split("{")[0])
    accessible(manager)
    fits(manager)
    shot("accounts-apply", manager)
    manager.locator("select[name=platform]").select_option("weibo")
    manager.locator("[name=name]").fill(NAME)
    press(manager, say("accounts.apply-next"))
    says(manager, say("filings.done.begun"))
    accessible(manager)
    fits(manager)
    shot("filing-form", manager)

    press(manager, say("filings.save"))
    says(manager, say("filings.done.saved"))
    # What is missing is named, each with its article, and leads to its field.
    expect(manager.locator("main")).to_contain_text(say("filings.missing").split("}")[1])
    shot("filing-missing", manager)
    press(manager, say("filings.submit"))
    manager.get_by_role("alert").get_by_role("link").first.wait_for()
    manager.get_by_role("link", name=say("filings.edit"), exact=True).first.click()
    day = manager.evaluate("new Date(Date.now() + 40 * 864e5).toISOString().slice(0, 10)")
    fill(manager, {
        "event-on": day, "link": "https://weibo.example.cn/yaochuan",
        "developer": "无", "purpose": "发布政务信息" + CANARY, "plan": "三级审核" * 60,
        "situation": "每天更新",
        "people.first-responsible.name": "尤主", "people.first-responsible.mobile": "13800000301",
        "people.administrator-a.name": "许信", "people.administrator-a.email": "xx",
    })
    for box in manager.locator("input[name^='confirmed.']").all():
        box.check()
    press(manager, say("filings.save"))
    manager.get_by_role("alert").get_by_role("link").first.click()
    expect(manager.locator("[name='people.administrator-a.email']")).to_be_focused()
    fill(manager, {"people.administrator-a.email": "demo@example.gov.cn"})
    press(manager, say("filings.save"))
    says(manager, say("filings.done.saved"))
    press(manager, say("filings.submit"))
    says(manager, say("filings.done.submitted"))
    accessible(manager)
    fits(manager)
    shot("filing-submitted", manager)
    filing = number_of(manager)

    leader = person("yxlingdao")
    leader.goto(f"/filings/{filing}")
    leader.locator("[name=opinion]").fill("同意开办")
    press(leader, say("filings.agree"))
    says(leader, say("filings.done.signed"))
    assert leader.locator("img[src=x]").count() == 0
    accessible(leader)

    manager.goto(f"/filings/{filing}/print")
    accessible(manager)
    shot("filing-a1", manager)
    pdf = SCREENSHOTS / "filing-a1.pdf"
    manager.emulate_media(media="print")
    manager.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    manager.emulate_media(media="screen")
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = [part for part in text.split("\f") if part.strip()]
    # The form on one page, and the long plan on a page of its own.
    assert len(pages) == 2, text
    assert NAME in pages[0]
    # pdftotext puts the words of neighbouring cells between each other's lines.
    assert say("filings.sheet.promise")[:10] in pages[0]
    assert "尤主" in pages[0]

    with manager.expect_download() as download:
        manager.get_by_role("link", name=say("filings.sheet.word"), exact=True).click()
    assert download.value.suggested_filename.endswith(".docx")

    manager.goto(f"/filings/{filing}/certificate")
    accessible(manager)
    fits(manager)
    shot("certificate", manager)


def test_the_list_is_narrowed_by_the_first_letters(person, say, accessible, shot):
    manager = person("fabu")
    manager.goto("/accounts")
    manager.locator("[name=q]").fill("ycgawb")
    press(manager, say("act.filter"))
    rows = manager.get_by_role("row")
    expect(rows).to_have_count(2)
    manager.locator("tbody").get_by_role("link").first.click()
    accessible(manager)
    fits(manager)
    shot("account", manager)


def test_another_administrator_makes_a_filing_due(person, say, accessible, shot):
    manager = person("linshui")
    manager.goto("/accounts")
    manager.get_by_role("link", name="临水公安", exact=True).click()
    manager.get_by_role(
        "link", name=say("accounts.assign-to", duty=say("accounts.duty.administrator-a")),
        exact=True).click()
    fits(manager)
    manager.locator("[name='people.administrator-a.name']").fill("首任")
    press(manager, say("act.save"))
    says(manager, say("accounts.done.assigned"))
    manager.get_by_role(
        "link", name=say("accounts.assign-to", duty=say("accounts.duty.administrator-a")),
        exact=True).click()
    manager.locator("[name='people.administrator-a.name']").fill("继任")
    press(manager, say("act.save"))
    expect(manager.locator("main")).to_contain_text(
        say("accounts.due.filing.administrator-change"))
    accessible(manager)
    shot("account-due", manager)
