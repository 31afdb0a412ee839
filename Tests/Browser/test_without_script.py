"""The whole way without JavaScript, and a signature without a mouse."""

import pytest
from playwright.sync_api import expect
from steps import (
    EMERGENCY,
    PASSWORD,
    REVIEWERS,
    agree,
    answer_message,
    leave_message,
    open_message,
    press,
    publish,
    says,
    submit_post,
    track,
    write_post,
)

once = [
    pytest.mark.parametrize("engine", ["sqlite"], indirect=True, scope="session"),
    pytest.mark.parametrize("language", ["zh-Hans"], indirect=True, scope="session"),
]
pytestmark = once


def test_an_emergency_notice_is_published_without_script(new_page, person, say):
    editor = person("caibian", javascript=False)
    title = "关于西关桥临时封闭的情况通报"
    post = write_post(
        editor, say, title, "西关桥临时封闭。", emergency=EMERGENCY["elements"],
        sensitivity="important")
    submit_post(editor, say, post)
    for login, stage in REVIEWERS:
        agree(person(login, javascript=False), say, post, stage, opinion="同意。")
    publish(person("fabu", javascript=False), say, post)
    citizen = new_page(javascript=False, viewport="phone")
    citizen.goto("/p")
    citizen.get_by_role("link", name=title, exact=True).click()
    expect(citizen.get_by_role("heading", name=title)).to_be_visible()


def test_a_message_is_answered_without_script(new_page, person, say):
    citizen = new_page(javascript=False, viewport="phone")
    title = "没有脚本的留言"
    number, code = leave_message(citizen, say, title, "手机很旧。")
    message = open_message(person("liuyan", javascript=False), title)
    answer_message(person, say, message, title, javascript=False)
    track(citizen, say, number, code)
    citizen.get_by_role("radio", name=say("messages.grade.5"), exact=True).check()
    press(citizen, say("track.rate"))
    says(citizen, say("track.rated"))


def test_sign_in_and_a_signature_need_no_mouse(new_page, person, say):
    editor = person("caibian")
    title = "只用键盘审签"
    post = write_post(editor, say, title, "请用键盘。")
    submit_post(editor, say, post)

    page = new_page()
    page.goto("/login")
    tab_to(page, page.get_by_label(say("sign-in.login"), exact=True))
    page.keyboard.type("chushen")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").filter(has_text=title)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=say("page.skip"))).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name=title, exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    approve = page.get_by_role(
        "button", name=say("act.approve-to", stage=say("stage.second-review")), exact=True)
    tab_to(page, approve)
    page.keyboard.press("Enter")
    says(page, say("posts.done.signed"))


def tab_to(page, target, limit=80):
    """Presses Tab until the target has the focus, and sees that the focus is always visible."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            outline = target.evaluate("node => getComputedStyle(node).outlineStyle")
            assert outline != "none", "the focus cannot be seen"
            return
    raise AssertionError(f"{limit} times Tab do not reach {target}")
