"""What people type by mistake or on purpose, as a browser sends it."""

from xml.etree import ElementTree

from playwright.sync_api import expect
from steps import (
    ACCOUNT,
    PASSWORD,
    REVIEWERS,
    TEXTS,
    agree,
    answer_message,
    leave_message,
    name_of,
    number_of,
    open_message,
    press,
    publish,
    receipt,
    says,
    submit_as,
    submit_post,
    track,
    write_post,
)

CANARY = "<img src=x onerror=alert(1)>\"'<script>alert(2)</script>"


def harmless(page, shown=CANARY):
    """The canary is there as text, and nothing of it became an element."""
    expect(page.locator("body")).to_contain_text(shown)
    assert page.locator("img[src=x], main script, body > script").count() == 0, page.url


def test_markup_in_an_item_is_text_wherever_it_appears(new_page, person, say, shot):
    editor = person("caibian")
    elements = dict.fromkeys(["event", "place", "type", "brief", "measures"], CANARY)
    title = "题" + CANARY
    post = write_post(editor, say, title, f"{CANARY}\n\n## {CANARY}\n\n- **{CANARY}**", elements)
    editor.get_by_label(say.label("posts.field.summary")).fill(CANARY)
    press(editor, say("act.save"))
    says(editor, say("posts.done.saved"))
    editor.goto("/posts")
    harmless(editor, title)
    submit_post(editor, say, post)
    harmless(editor)

    for login, stage in REVIEWERS:
        reviewer = person(login)
        reviewer.goto("/")
        harmless(reviewer, title)
        agree(reviewer, say, post, stage, opinion=CANARY)
        harmless(reviewer)
    publisher = person("fabu")
    publish(publisher, say, post)
    publisher.goto(f"/posts/{post}/print")
    harmless(publisher)
    shot("post-sheet-canary", publisher)

    citizen = new_page()
    for path in ["/p", f"/p/posts/{post}", "/p/a/" + ACCOUNT["slug"]]:
        citizen.goto(path)
        harmless(citizen, title)
    shot("portal-canary", citizen)
    feed = ElementTree.fromstring(citizen.request.get("/p/feed.atom").body())
    entry = feed.find("{http://www.w3.org/2005/Atom}entry")
    assert entry.findtext("{http://www.w3.org/2005/Atom}title") == title
    content = entry.findtext("{http://www.w3.org/2005/Atom}content")
    assert "&lt;img" in content and "<img" not in content and "<script" not in content
    item = citizen.request.get("/p/feed.json").json()["items"][0]
    assert item["title"] == title
    assert "&lt;img" in item["content_html"] and "<script" not in item["content_html"]


def test_markup_in_a_message_is_text_wherever_it_appears(new_page, person, say, shot):
    citizen = new_page()
    title = "留" + CANARY[:40]
    number, code = leave_message(citizen, say, title, CANARY, contact=CANARY)
    clerk = person("liuyan")
    message = open_message(clerk, title)
    harmless(clerk)

    texts = {kind: f"{words}{CANARY}" for kind, words in TEXTS.items()}
    answer_message(
        person, say, message, title, look=lambda page, step: harmless(page), texts=texts)
    for path in ["/", "/messages?tab=answered", f"/messages/{message}/print"]:
        clerk.goto(path)
        assert clerk.locator("img[src=x], main script").count() == 0
    harmless(clerk)
    shot("message-sheet-canary", clerk)
    track(citizen, say, number, code)
    harmless(citizen)
    citizen.get_by_role("radio", name=say("messages.grade.5"), exact=True).check()
    citizen.get_by_label(say.label("track.field.comment")).fill(CANARY)
    press(citizen, say("track.rate"))
    says(citizen, say("track.rated"))
    harmless(citizen)
    clerk.goto(f"/messages/{message}")
    harmless(clerk)


def test_markup_in_names_is_text_wherever_it_appears(person, say, shot):
    administrator = person("xitong")
    administrator.goto("/organizations")
    administrator.get_by_role("link", name="云川省公安厅", exact=True).click()
    administrator.get_by_role("link", name=say("organization.add-below"), exact=True).click()
    administrator.get_by_label(say.label("organization.name")).fill("处" + CANARY[:30])
    administrator.get_by_label(say.label("organization.short-name")).fill("<b>处")
    administrator.get_by_label(say.label("organization.code")).fill("CANARY")
    administrator.get_by_label(say.label("organization.level")).select_option("department")
    administrator.get_by_label(say.label("organization.sector")).select_option("public-security")
    press(administrator, say("organization.add"))
    says(administrator, say("organization.created"))
    harmless(administrator, CANARY[:30])
    organization = number_of(administrator)
    administrator.goto(f"/organizations/{organization}/persons/new")
    administrator.get_by_label(say.label("person.name")).fill(CANARY[:30])
    administrator.get_by_label(say.label("person.login")).fill("canary")
    press(administrator, say("person.add"))
    harmless(administrator, CANARY[:30])
    for path in ["/organizations", f"/organizations/{organization}",
                 f"/persons?organization={organization}"]:
        administrator.goto(path)
        harmless(administrator, CANARY[:30])


def test_two_clicks_send_one_message(new_page, person, say):
    # With script the second click is held back, without it the office knows the form again.
    for title, javascript in [("点了两下", True), ("没有脚本也点了两下", False)]:
        citizen = new_page(javascript=javascript)
        citizen.goto("/p/ask")
        fill_in(citizen, say, title)
        citizen.get_by_role("button", name=say("ask.submit"), exact=True).dblclick()
        receipt(citizen, say)
        clerk = person("liuyan")
        clerk.goto("/messages")
        expect(clerk.get_by_role("link", name=title, exact=True)).to_have_count(1)


def fill_in(page, say, title):
    page.locator("input[name=organization][value=YC]").check()
    page.locator("input[name=kind][value=suggestion]").check()
    page.get_by_label(say.label("ask.field.title")).fill(title)
    page.get_by_label(say.label("ask.field.body")).fill("一件就好。")


def test_the_same_form_again_is_the_same_message(new_page, say):
    citizen = new_page()
    citizen.goto("/p/ask")
    form = citizen.locator("form[action='/p/ask']")
    fields = {
        "_form": form.locator("input[name=_form]").input_value(), "organization": "YC",
        "kind": "suggestion", "title": "同一张表单", "body": "发送两次。", "contact": "",
    }
    spoken = {"Accept-Language": say.language}
    first, second = (
        citizen.request.post("/p/ask", form=fields, headers=spoken) for _ in range(2))
    assert first.ok and second.ok
    numbers = []
    for answer in (first, second):
        citizen.set_content(answer.text())
        numbers.append(receipt(citizen, say))
    assert numbers[0] == numbers[1]
    # The same token with another text is another matter, and no message.
    changed = citizen.request.post("/p/ask", form=fields | {"body": "换了内容。"})
    assert changed.status == 409


def test_an_expired_session_keeps_what_was_typed(person, say, shot):
    for way in ["password", "one click"]:
        page = person("linshui")
        text = f"打了很久的一段话（{way}）。\n\n不能丢。" + "再写一些字凑够长度。" * 6
        post = write_linshui(page, say, f"登录过期也不丢（{way}）")
        page.get_by_label(say.label("posts.field.body")).fill(text)
        page.context.clear_cookies(name="wb_session")
        press(page, say("act.save"))
        expect(page.get_by_text(say("sign-in.kept"))).to_be_visible()
        shot("session-expired", page)
        if way == "password":
            page.get_by_label(say("sign-in.login"), exact=True).fill("linshui")
            page.get_by_label(say("sign-in.password"), exact=True).fill(PASSWORD)
            press(page, say("act.sign-in"))
        else:
            page.get_by_role("button", name=name_of("linshui")).click()
        expect(page.get_by_role("heading", name=say("resume.title"))).to_be_visible()
        shot("session-resumed", page)
        press(page, say("resume.send"))
        says(page, say("posts.done.saved"))
        expect(page.get_by_label(say.label("posts.field.body"))).to_have_value(text)
        assert number_of(page) == post


def write_linshui(page, say, title):
    page.goto("/posts/new")
    page.get_by_label(say.label("posts.field.title")).fill(title)
    page.get_by_role("radio", name=say("posts.sensitivity.ordinary"), exact=True).check()
    press(page, say("act.save-draft"))
    says(page, say("posts.done.written"))
    return number_of(page)


def test_a_citizen_whose_page_was_open_too_long_loses_nothing(new_page, say, shot):
    citizen = new_page(viewport="phone")
    citizen.goto("/p/ask")
    fill_in(citizen, say, "页面开了很久")
    body = citizen.get_by_label(say.label("ask.field.body"))
    body.fill("写了很长的一段话，足足有二十多个字，不想再写一遍。")
    citizen.context.clear_cookies()
    press(citizen, say("ask.submit"))
    expect(citizen.get_by_role("main")).to_contain_text(say("form.again"))
    expect(body).to_have_value("写了很长的一段话，足足有二十多个字，不想再写一遍。")
    expect(citizen.locator("input[name=organization][value=YC]")).to_be_checked()
    shot("form-again", citizen)
    press(citizen, say("ask.submit"))
    receipt(citizen, say)


def test_a_forged_or_missing_token_is_refused(person, say, shot):
    page = person("caibian")
    for token in ["AAAAAAAAAAAAAAAAAAAA.AAAA", None]:
        page.goto("/posts/new")
        page.get_by_label(say.label("posts.field.title")).fill("伪造的表单")
        page.get_by_role("radio", name=say("posts.sensitivity.ordinary"), exact=True).check()
        page.evaluate(
            """token => document.querySelectorAll("input[name=_form]").forEach(
                 input => token ? input.value = token : input.remove())""", token)
        press(page, say("act.save-draft"))
        expect(page.get_by_role("main")).to_contain_text(say("refusal.web.form-expired"))
    shot("forged-token", page)
    page.goto("/posts")
    expect(page.get_by_role("link", name="伪造的表单")).to_have_count(0)


def test_a_late_save_shows_what_the_other_changed(person, say, shot):
    first, second = person("caibian"), person("caibian")
    post = write_post(first, say, "两个人同时改", "第一段。\n\n第二段。")
    second.goto(f"/posts/{post}/edit")
    first.get_by_label(say.label("posts.field.body")).fill("第一段，改过。\n\n第二段。")
    press(first, say("act.save"))
    says(first, say("posts.done.saved"))
    mine = "第一段。\n\n第二段，我也改了。"
    second.get_by_label(say.label("posts.field.body")).fill(mine)
    press(second, say("act.save"))
    expect(second.get_by_role("heading", name=say("posts.stale-title"))).to_be_visible()
    expect(second.get_by_label(say.label("posts.field.body"))).to_have_value(mine)
    expect(second.locator(".diff del").first).to_contain_text("，改过")
    expect(second.locator(".diff ins").last).to_contain_text("，我也改了")
    shot("stale-save", second)
    press(second, say("act.save"))
    says(second, say("posts.done.saved"))
    expect(second.get_by_label(say.label("posts.field.body"))).to_have_value(mine)


def test_another_units_objects_stay_closed(person, say, shot):
    editor = person("caibian")
    post = write_post(editor, say, "只给本单位看", "内部。")
    stranger = person("yxcaibian")
    for path in [f"/posts/{post}", f"/posts/{post}/edit", f"/posts/{post}/print"]:
        answer = stranger.goto(path)
        assert answer.status == 403
        expect(stranger.get_by_role("main")).to_contain_text(say("refusal.office.other-unit"))
        expect(stranger.get_by_text("内部。")).to_have_count(0)
    shot("refused-other-unit", stranger)
    stranger.goto("/posts")
    expect(stranger.get_by_role("link", name="只给本单位看")).to_have_count(0)
    submit_as(stranger, f"/posts/{post}/revisions", {
        "version": "1", "kind": "ordinary", "title": "改成我的", "body": "",
        "category": "service", "sensitivity": "ordinary",
        "concerns-none": "yes"})
    expect(stranger.get_by_role("main")).to_contain_text(say("refusal.office.other-unit"))


def test_wrong_input_is_named_field_by_field(new_page, person, say, shot):
    citizen = new_page(viewport="phone")
    citizen.goto("/p/ask")
    citizen.get_by_label(say.label("ask.field.title")).fill("字" * 61)
    press(citizen, say("ask.submit"))
    summary = citizen.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(say("problem.required", field=say("ask.field.body")))
    expect(summary).to_contain_text(
        say("problem.too-long", field=say("ask.field.title"), maximum="60"))
    expect(citizen.get_by_label(say.label("ask.field.title"))).to_have_value("字" * 61)
    shot("ask-errors", citizen)
    summary.get_by_role("link", name=say("problem.required", field=say("ask.field.body"))).click()
    expect(citizen.get_by_label(say.label("ask.field.body"))).to_be_focused()

    track(citizen, say, "YC-LY-2026-0001", "AAAAA-AAAAA")
    expect(citizen.get_by_role("main")).to_contain_text(say("refusal.messages.wrong-code"))
    shot("track-wrong-code", citizen)

    page = new_page()
    page.goto("/login")
    page.get_by_label(say("sign-in.login"), exact=True).fill("jicha")
    page.get_by_label(say("sign-in.password"), exact=True).fill("wrong")
    press(page, say("act.sign-in"))
    expect(page.get_by_role("alert")).to_contain_text(say("sign-in.wrong"))
    shot("sign-in-wrong", page)
    missing = page.goto("/posts/999999999")
    assert missing.status in (200, 401, 403, 404)
    page = person("caibian")
    assert page.goto("/posts/999999999").status == 404
    expect(page.get_by_role("main")).to_contain_text(say("refusal.office.not-found"))
    assert page.goto("/nowhere").status == 404
    shot("not-found", page)
