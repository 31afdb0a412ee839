"""A citizen's message on its way to an answer, with somebody without the right at every step."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from steps import (
    NAMES,
    answer_message,
    leave_message,
    open_message,
    says,
    submit_as,
    track,
)

TITLE = "夜里街边音响太吵"
BODY = "金川路口每晚放音响到两点。\n请管一管，谢谢。"


def test_a_message_from_a_telephone_comes_to_an_answer(new_page, person, say, shot):
    citizen = new_page(viewport="phone")
    citizen.goto("/p/ask")
    shot("ask", citizen)
    number, code = leave_message(citizen, say, TITLE, BODY)
    shot("ask-done", citizen)
    assert number.startswith("YC-LY-")

    clerk = person("liuyan")
    shot("home-clerk", clerk)
    clerk.goto("/messages")
    shot("inbox", clerk)
    message = open_message(clerk, TITLE)
    shot("message-register", clerk)

    def look(page, step):
        shot("message-" + step, page)

    def intruders(page, step, path, fields):
        refuse(person, say, message, step, path, fields)
        if step == "instruct":
            shot_refusal(person, say, message, shot)

    answer_message(person, say, message, TITLE, look=look, before=intruders)

    track(citizen, say, number, code)
    shot("track-answered", citizen)
    expect(citizen.get_by_role("main")).to_contain_text("已安排夜间巡查")
    citizen.get_by_role("radio", name=say("messages.grade.4"), exact=True).check()
    citizen.get_by_label(say.label("track.field.comment")).fill("很快，谢谢。")
    citizen.get_by_role("button", name=say("track.rate"), exact=True).click()
    says(citizen, say("track.rated"))
    shot("track-rated", citizen)

    clerk.goto(f"/messages/{message}")
    expect(clerk.get_by_role("main")).to_contain_text(say("messages.grade.4"))
    expect(clerk.get_by_role("main")).to_contain_text("很快，谢谢。")
    shot("message-answered", clerk)
    clerk.get_by_role("link", name=say("messages.sheet.open"), exact=True).click()
    sheet = clerk.locator("article.sheet")
    for words in [number, NAMES["lingdao"], NAMES["zhian"], NAMES["zhianzhang"], "已安排夜间巡查",
                  say("messages.grade.4")]:
        expect(sheet).to_contain_text(words)
    shot("message-sheet", clerk)


# At each step somebody who may not take it: who, and why not.
INTRUDERS = {
    "register": ("lingdao", "no-appointment"),
    "instruct": ("liuyan", "no-appointment"),
    "draft": ("huzheng", "other-unit"),
    "sign": ("zhian", "no-appointment"),
    "edit": ("zhianzhang", "no-appointment"),
    "approve": ("liuyan", "no-appointment"),
    "send": ("lingdao", "no-appointment"),
}


def refuse(person, say, message, step, path, fields):
    """Somebody else sends the form of the step, as it stands on the entitled person's page."""
    login, reason = INTRUDERS[step]
    page = person(login)
    page.goto(f"/messages/{message}")
    # Whatever this person can see, there is no form for the step.
    expect(page.locator(f"form[action='{path}']")).to_have_count(0)
    page.goto("/")
    submit_as(page, path, fields)
    assert urlsplit(page.url).path == path
    expect(page.get_by_role("heading", name=say("refusal.kind.forbidden"))).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(say("refusal.office." + reason))


def shot_refusal(person, say, message, shot):
    """Another department opens what was never given to it."""
    page = person("jiaojing")
    page.goto(f"/messages/{message}")
    expect(page.get_by_role("main")).to_contain_text(say("refusal.office.other-unit"))
    shot("message-refused", page)


def test_a_draft_that_is_sent_back_says_why(new_page, person, say, shot):
    citizen = new_page()
    title = "路灯坏了一个月"
    leave_message(citizen, say, title, "东门外没有灯。")
    clerk = person("liuyan")
    message = open_message(clerk, title)

    def send_back(page, step):
        if step != "sign":
            return
        opinion = "请写明维修完成的日期。"
        page.get_by_label(say.label("messages.field.opinion")).fill(opinion)
        page.get_by_role("button", name=say("messages.act.return-draft"), exact=True).click()
        says(page, say("messages.done.return"))
        handler = person("zhian")
        handler.goto(f"/messages/{message}")
        expect(handler.get_by_role("main")).to_contain_text(opinion)
        shot("message-draft-returned", handler)
        handler.get_by_label(say.label("messages.field.reply")).fill("12月5日前修好。")
        handler.get_by_role("button", name=say("messages.act.draft"), exact=True).click()
        says(handler, say("messages.done.draft"))
        page.reload()

    answer_message(person, say, message, title, look=send_back, until="sign")


@pytest.mark.parametrize("kind", ["alarm", "abuse", "outside-powers"])
def test_what_is_no_question_is_registered_and_closed(new_page, person, say, shot, kind):
    citizen = new_page(viewport="phone")
    title = {"alarm": "有人在打架", "abuse": "你们都是饭桶", "outside-powers": "自来水太浑"}[kind]
    number, code = leave_message(citizen, say, title, "就在楼下。", contact="")
    clerk = person("liuyan")
    message = open_message(clerk, title)
    clerk.goto(f"/messages/{message}?class={kind}")
    shot("message-close-" + kind, clerk)
    if kind == "alarm":
        clerk.get_by_label(say.label("messages.field.notified")).fill("市局指挥中心，电话。")
    clerk.get_by_role("button", name=say("messages.act.close"), exact=True).click()
    says(clerk, say("messages.done.registration"))
    shot("message-closed-" + kind, clerk)
    track(citizen, say, number, code)
    shot("track-closed-" + kind, citizen)
    main = citizen.get_by_role("main")
    if kind == "alarm":
        expect(main).to_contain_text(say("messages.outcome.emergency-call"))
    elif kind == "abuse":
        expect(main).to_contain_text(say("track.filed"))
    else:
        expect(main).to_contain_text(say("messages.outcome.other-channel"))
