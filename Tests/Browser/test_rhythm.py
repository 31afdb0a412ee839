"""What went out without the program is recorded, and the account's rhythm follows it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect
from steps import press, says

PUBLISHER = "fabu"
ACCOUNT = "云川公安微博"


def test_an_update_from_outside_counts_until_it_is_struck_out(
        person, say, shot, accessible, language):
    publisher = person(PUBLISHER)
    title = f"站外发布 {language}"
    publisher.goto("/rhythm")
    accessible(publisher)
    shot("rhythm", publisher)
    publisher.get_by_role("link", name=ACCOUNT, exact=True).click()
    accessible(publisher)
    shot("rhythm-account", publisher)
    publisher.get_by_text(say("rhythm.outside.record"), exact=True).click()
    publisher.get_by_label(say.label("rhythm.outside.name")).fill(title)
    publisher.get_by_label(say.label("rhythm.outside.link")).fill("not-an-address")
    press(publisher, say("rhythm.outside.save"))
    expect(publisher.locator(".error-summary")).to_be_visible()
    shot("rhythm-errors", publisher)
    publisher.get_by_label(say.label("rhythm.outside.link")).fill(
        f"https://weibo.example.cn/yunchuan/{language}")
    yesterday = datetime.now(ZoneInfo("Asia/Shanghai")) - timedelta(days=1)
    publisher.locator("#field-outside-at").fill(yesterday.strftime("%Y-%m-%dT12:00"))
    publisher.locator("#field-outside-category").select_option("service")
    press(publisher, say("rhythm.outside.save"))
    says(publisher, say("rhythm.done.recorded"))
    publisher.get_by_role("link", name=title, exact=True).click()
    accessible(publisher)
    publisher.locator("#field-reason").fill("登记错了账号")
    shot("rhythm-entry", publisher)
    press(publisher, say("rhythm.outside.strike"))
    says(publisher, say("rhythm.done.struck"))
    publisher.goto("/rhythm/calendar")
    accessible(publisher)
    shot("rhythm-calendar", publisher)
