"""What the public is told of the accounts, and what officers report of their own."""

from playwright.sync_api import expect
from steps import ACCOUNT, CITY, NAMES, number_of, press, says

PHONE = "13812345678"


def test_a_notice_about_an_account_is_checked_published_told_on_and_ended(
    new_page, person, say, accessible, shot
):
    manager = person("fabu")
    manager.goto("/p/accounts")
    row = manager.get_by_role("row").filter(has=manager.get_by_role(
        "link", name=ACCOUNT["name"], exact=True))
    row.get_by_role("link", name=ACCOUNT["name"], exact=True).click()
    account = account_number(manager)
    manager.goto(f"/accounts/{account}/notices")
    manager.get_by_role("link", name=say("notices.new"), exact=True).click()
    shot("notice-new", manager)
    manager.get_by_label(say.label("notices.field.replacement")).fill(CITY["name"] + "门户网站")
    contact = manager.get_by_label(say.label("notices.field.contact"))
    proposed = contact.input_value()
    contact.fill("手机" + PHONE)
    press(manager, say("notices.check"))
    expect(manager.get_by_role("main")).to_contain_text(PHONE)
    expect(manager.get_by_role("button", name=say("notices.publish"), exact=True)).to_have_count(0)
    shot("notice-must-fix", manager)
    manager.get_by_label(say.label("notices.field.contact")).fill(proposed)
    press(manager, say("notices.check"))
    accessible(manager)
    press(manager, say("notices.publish"))
    says(manager, say("notices.done.published"))
    title = manager.get_by_role("heading", level=1).inner_text()
    manager.get_by_label(say.label("notices.field.progress")).fill("新名称正在审核。")
    press(manager, say("notices.tell"))
    says(manager, say("notices.done.told"))
    shot("notice-told", manager)

    citizen = new_page(viewport="phone", javascript=False)
    citizen.goto("/p")
    citizen.get_by_role("link", name=title, exact=True).click()
    expect(citizen.get_by_role("main")).to_contain_text("新名称正在审核。")
    shot("notice-public", citizen)
    citizen.goto("/p/a/" + ACCOUNT["slug"])
    expect(citizen.get_by_role("status").filter(has_text=title)).to_be_visible()
    shot("notice-banner", citizen)

    press(manager, say("notices.end"))
    says(manager, say("notices.done.ended"))
    citizen.reload()
    expect(citizen.get_by_role("status").filter(has_text=title)).to_have_count(0)
    expect(citizen.get_by_role("heading", name=say("notices.earlier"))).to_be_visible()


def account_number(page):
    """The number of the account whose public page is open: that of the only one of its name."""
    data = page.request.get("/p/accounts.json").json()
    slugs = [entry["page"].rsplit("/", 1)[1] for entry in data["accounts"]]
    assert page.url.rsplit("/", 1)[1] in slugs
    for number in range(1, 50):
        answer = page.request.get(f"/accounts/{number}/notices")
        if answer.ok and ACCOUNT["name"] in answer.text():
            return number
    raise AssertionError("the account has no page")


def test_everybody_finds_and_checks_the_genuine_accounts(new_page, say, accessible, shot):
    citizen = new_page(viewport="phone", javascript=False)
    citizen.goto("/p")
    citizen.get_by_role("link", name=say("public.accounts"), exact=True).click()
    expect(citizen.get_by_role("main")).to_contain_text(ACCOUNT["name"])
    shot("directory", citizen)
    citizen.get_by_label(say.label("directory.filter.text")).fill("没有这个账号")
    press(citizen, say("act.filter"))
    expect(citizen.get_by_role("main")).to_contain_text(say("directory.none"))
    citizen.goto("/p/verify")
    citizen.get_by_label(say.label("verify.field")).fill("00112233445566778899")
    press(citizen, say("verify.submit"))
    expect(citizen.get_by_role("heading", level=1)).to_have_text(say("verify.unknown-title"))
    shot("verify-unknown", citizen)
    citizen.get_by_role("link", name=say("verify.report"), exact=True).click()
    assert citizen.url.endswith("/p/ask")


def test_an_officer_reports_an_account_and_the_unit_decides_and_reminds(
    person, say, accessible, shot
):
    officer = person("caibian")
    officer.goto("/personal")
    officer.get_by_role("link", name=say("personal.new"), exact=True).click()
    expect(officer.get_by_role("main")).to_contain_text(say("personal.source"))
    officer.get_by_label(say.label("personal.field.post")).fill("宣传科新闻岗")
    officer.get_by_role("radio", name=say("personal.no"), exact=True).check()
    officer.get_by_label(say.label("personal.field.platform")).select_option("weibo")
    officer.get_by_label(say.label("personal.field.name")).fill("小李随笔")
    accessible(officer)
    press(officer, say("personal.submit"))
    says(officer, say("personal.done.reported"))
    number = number_of(officer)
    shot("personal-officer", officer)

    manager = person("shiju")
    manager.goto("/personal")
    shot("personal-list", manager)
    row = manager.get_by_role("row").filter(has_text=NAMES["caibian"])
    row.get_by_role("link", name="小李随笔", exact=True).first.click()
    press(manager, say("personal.approve"))
    says(manager, say("personal.done.approved"))
    manager.get_by_label(say.label("personal.field.words")).fill("不发未经核实的案情")
    manager.get_by_label(say.label("personal.field.day")).fill("2026-01-05")
    manager.get_by_role("checkbox", name=say("personal.talked")).check()
    press(manager, say("personal.remind"))
    says(manager, say("personal.done.reminded"))
    accessible(manager)
    shot("personal-manager", manager)

    stranger = person("chushen")
    assert stranger.goto(f"/personal/{number}").status == 404
    officer.goto(f"/personal/{number}")
    expect(officer.get_by_role("main")).to_contain_text("不发未经核实的案情")
    press(officer, say("personal.end"))
    says(officer, say("personal.done.ended"))
