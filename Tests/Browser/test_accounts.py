"""An account from the application to the certificate, as the people of a county bureau do it."""

import re
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


def holder(duty, name):
    """Everything that form A.1 asks of a person."""
    parts = {"name": name, "post": "主任", "mobile": "13800000301", "telephone": "0000-5550301",
             "email": "demo@example.gov.cn"}
    return {f"people.{duty}.{part}": value for part, value in parts.items()}


def printed(page, name):
    """The pages of what is printed, as text."""
    pdf = SCREENSHOTS / f"{name}.pdf"
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.emulate_media(media="print")
    page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    page.emulate_media(media="screen")
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    return [part for part in text.split("\f") if part.strip()]


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
    missing = re.split(r"\{\w+\}", say("filings.missing-both"))
    expect(manager.locator("main")).to_contain_text(missing[1])
    shot("filing-missing", manager)
    press(manager, say("filings.submit"))
    manager.get_by_role("alert").get_by_role("link").first.wait_for()
    manager.get_by_role("link", name=say("filings.edit"), exact=True).first.click()
    day = manager.evaluate("new Date(Date.now() + 40 * 864e5).toISOString().slice(0, 10)")
    fill(manager, {
        "event-on": day, "link": "https://weibo.example.cn/yaochuan",
        "developer": "无", "purpose": "发布政务信息" + CANARY, "plan": "三级审核" * 60,
        "situation": "每天更新",
        **holder("first-responsible", "尤主"), **holder("administrator-a", "许信"),
        "people.administrator-a.email": "xx",
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
    pages = printed(manager, "filing-a1")
    # The form on one page, and the long plan on a page of its own.
    assert len(pages) == 2, pages
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


def test_the_form_stays_on_one_page_with_the_longest_fields(person, say):
    manager = person("yxfabu")
    manager.goto("/accounts/new")
    manager.locator("select[name=platform]").select_option("other")
    manager.locator("[name=name]").fill("姚川县政府办" + "长" * 34)
    press(manager, say("accounts.apply-next"))
    fill(manager, {
        "link": "https://live.example.cn/" + "w" * 270, "developer": "发" * 120,
        "purpose": "用" * 2000, "plan": "规" * 2000, "situation": "情" * 2000,
        "columns": "栏" * 120, "others.other-type": "短" * 300,
    })
    for duty in ["first-responsible", "administrator-a"]:
        fill(manager, {
            **holder(duty, "名" * 40), f"people.{duty}.post": "职" * 60,
            f"people.{duty}.email": "e" * 48 + "@example.cn"})
    press(manager, say("filings.save"))
    says(manager, say("filings.done.saved"))
    manager.goto(f"/filings/{number_of(manager)}/print")
    pages = printed(manager, "filing-longest")
    # pdftotext may put the words of a narrow cell on lines of their own.
    first = "".join(pages[0].split())
    assert say("filings.sheet.promise")[:10].replace(" ", "") in first, pages[0]
    assert "".join(say("filings.sheet.annex", n="1").split("{")[0].split()) in (
        "".join(pages[1].split())), pages[1]
    assert sum("用" in page for page in pages[1:]) > 0 and "用用用" not in first


def test_a_bureau_opens_an_account_writes_for_it_and_prints_its_closing(
    person, say, accessible, shot, language, engine
):
    name = f"云川公安服务{engine}{language}"[:30]
    manager, editor, province = person("fabu"), person("caibian"), person("shengting")
    manager.goto("/accounts/new")
    manager.locator("select[name=platform]").select_option("portal")
    manager.locator("[name=name]").fill(name)
    press(manager, say("accounts.apply-next"))
    today = manager.evaluate(
        "new Date(Date.now() + 8 * 36e5).toISOString().slice(0, 10)")
    fill(manager, {
        "event-on": today, "purpose": "便民服务", "people.administrator-a.name": "刘发"})
    for box in manager.locator("input[name^='confirmed.']").all():
        box.check()
    press(manager, say("filings.save"))
    press(manager, say("filings.submit"))
    says(manager, say("filings.done.submitted"))
    filing = number_of(manager)
    for _ in range(2):
        province.goto(f"/filings/{filing}")
        document = province.locator("[name=document]")
        if document.count():
            document.fill("云政办函〔2026〕9号")
        # Whoever signs sees what was confirmed.
        expect(province.locator("main")).to_contain_text(say("filings.confirmed"))
        press(province, say("filings.agree"))
        says(province, say("filings.done.signed"))
    editor.goto("/posts/new")
    expect(editor.get_by_role("checkbox", name=name)).to_have_count(0)
    manager.goto(f"/filings/{filing}")
    press(manager, say("filings.carry-out.opening"))
    says(manager, say("filings.done.carried-out"))
    editor.goto("/posts/new")
    expect(editor.get_by_role("checkbox", name=name)).to_have_count(1)

    manager.goto(f"/filings?q={name}")
    accessible(manager)
    fits(manager)
    shot("filings", manager)
    manager.locator("tbody").get_by_role("link", name=name, exact=True).click()
    manager.get_by_role(
        "link", name=say("filings.event.closing"), exact=True).click()
    # The law comes before anything is stored.
    expect(manager.locator("main")).to_contain_text(say("filings.mode.approval"))
    expect(manager.locator("details.why").first).to_be_visible()
    accessible(manager)
    fits(manager)
    shot("filing-law", manager)
    press(manager, say("filings.begin"))
    fill(manager, {"event-on": today, "reason": "并入主账号", "replacement": "云川公安门户，电话 0000-1"})
    press(manager, say("filings.save"))
    manager.goto(f"/filings/{number_of(manager)}/print")
    accessible(manager)
    shot("filing-closing", manager)
    pages = printed(manager, "filing-closing")
    assert len(pages) == 1, pages
    assert "并入主账号" in pages[0] and name[:8] in pages[0]


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
