"""What it takes to run accounts: training, machines, passwords, impostors."""

import pytest
from playwright.sync_api import expect
from steps import ACCOUNT, NAMES, number_of, press, says

MANAGER = "fabu"


@pytest.mark.parametrize("viewport", ["desk", "phone"], indirect=True)
def test_a_colleague_is_trained(person, say, shot, accessible, viewport, language):
    manager = person(MANAGER, viewport=viewport)
    title = f"上岗培训 {viewport}"
    manager.goto("/training")
    accessible(manager)
    shot("training-list", manager)
    manager.get_by_role("link", name=say("training.record"), exact=True).first.click()
    accessible(manager)
    shot("training-new", manager)
    press(manager, say("training.save"))
    expect(manager.locator(".error-summary")).to_be_visible()
    shot("training-errors", manager)
    manager.get_by_label(say.label("training.person")).select_option(label=NAMES["caibian"])
    manager.get_by_role("radio", name=say("training.subject.security"), exact=True).check()
    manager.get_by_label(say.label("training.field.title")).fill(title)
    manager.get_by_role("radio", name=say("training.passed"), exact=True).check()
    press(manager, say("training.save"))
    says(manager, say("training.done.recorded"))
    manager.get_by_role("link", name=title, exact=True).click()
    accessible(manager)
    shot("training-record", manager)
    manager.get_by_role("link", name=NAMES["caibian"], exact=True).click()
    expect(manager.get_by_role("main")).to_contain_text(title)
    accessible(manager)
    shot("training-person", manager)


def account_of(page):
    """The number of the bureau's portal account, from the link that reports its impostors."""
    page.goto("/impersonations/new")
    option = page.locator("#field-account option", has_text=ACCOUNT["name"])
    return option.first.get_attribute("value")


@pytest.mark.parametrize("viewport", ["desk", "phone"], indirect=True)
def test_machines_and_passwords_of_an_account(person, say, shot, accessible, viewport):
    manager = person(MANAGER, viewport=viewport)
    account = account_of(manager)
    manager.goto(f"/accounts/{account}/devices")
    accessible(manager)
    label = f"新媒体机 {viewport}"
    manager.get_by_label(say.label("devices.field.kind")).select_option("phone")
    manager.get_by_label(say.label("devices.field.label")).fill(label)
    manager.get_by_label(say.label("devices.field.place")).fill("宣传科 305 室")
    manager.get_by_label(say.label("devices.field.keeper")).select_option(label=NAMES["caibian"])
    press(manager, say("devices.declare"))
    says(manager, say("devices.done.declared"))
    shot("devices", manager)
    manager.get_by_role("link", name=label, exact=True).click()
    accessible(manager)
    manager.get_by_label(say.label("devices.field.reason")).fill("丢失")
    shot("device", manager)
    press(manager, say("devices.retire"))
    says(manager, say("devices.done.retired"))
    manager.goto(f"/accounts/{account}/passwords")
    accessible(manager)
    manager.get_by_label(say.label("credentials.field.reason")).fill("手机丢失")
    press(manager, say("credentials.report-leak"))
    says(manager, say("credentials.done.leak"))
    shot("passwords-leak", manager)
    manager.goto("/")
    event = say("rulebook.rotation.leak")
    expect(manager.get_by_role("main")).to_contain_text(say("home.account-rotation", event=event))
    shot("home-rotation", manager)
    manager.goto(f"/accounts/{account}/passwords")
    press(manager, say("credentials.changed"))
    says(manager, say("credentials.done.changed"))
    accessible(manager)
    shot("passwords", manager)


@pytest.mark.parametrize("viewport", ["desk", "phone"], indirect=True)
def test_an_impostor_is_followed_to_the_end(person, say, shot, accessible, viewport):
    manager = person(MANAGER, viewport=viewport)
    name = f"云川公安便民 {viewport}"
    manager.goto("/impersonations")
    accessible(manager)
    manager.get_by_role("link", name=say("impersonations.report"), exact=True).first.click()
    accessible(manager)
    manager.get_by_label(say.label("impersonations.field.platform")).select_option("weibo")
    manager.get_by_label(say.label("impersonations.field.name")).fill(name)
    manager.get_by_label(say.label("impersonations.field.evidence")).fill("头像照抄。")
    shot("impostor-new", manager)
    press(manager, say("impersonations.save"))
    says(manager, say("impersonations.done.reported"))
    case = number_of(manager)
    accessible(manager)
    shot("impostor-reported", manager)
    day = manager.get_by_label(say.label("impersonations.field.complained-on"))
    day.fill(manager.evaluate("new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10)"))
    manager.get_by_label(say.label("impersonations.field.number")).fill("WB-17")
    press(manager, say("impersonations.record-complaint"))
    says(manager, say("impersonations.done.complaint"))
    manager.get_by_role("radio", name=say("impersonations.state.removed")).check()
    manager.get_by_label(say.label("impersonations.field.outcome-words")).fill("已封停。")
    press(manager, say("impersonations.settle"))
    says(manager, say("impersonations.done.outcome"))
    accessible(manager)
    shot("impostor-settled", manager)
    manager.goto("/impersonations?state=removed")
    expect(manager.get_by_role("link", name=name, exact=True)).to_be_visible()
    shot("impostors", manager)
    manager.goto(f"/impersonations/{case}/print")
    expect(manager.locator("article.sheet")).to_contain_text("WB-17")
    shot("impostor-sheet", manager)
