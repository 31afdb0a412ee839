"""An item on its way from the draft to the portal, back, and around again."""

import json
from xml.etree import ElementTree

from playwright.sync_api import expect
from steps import (
    ACCOUNT,
    CITY,
    EMERGENCY,
    NAMES,
    REVIEWERS,
    agree,
    hidden_fields,
    number_of,
    press,
    publish,
    says,
    sign_in,
    submit_as,
    submit_post,
    write_post,
)

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_emergency_notice_goes_from_draft_to_the_portal(
    page, person, say, shot, illustrate
):
    page.goto("/login")
    shot("sign-in", page)
    sign_in(page, "caibian", say)
    shot("home-editor", page)
    page.goto("/posts")
    shot("posts", page)
    page.get_by_role("link", name=EMERGENCY["title"], exact=True).click()
    post = number_of(page)
    shot("post-draft", page)
    page.get_by_role("link", name=say("act.edit"), exact=True).click()
    shot("post-editor-emergency", page)
    submit_post(page, say, post)
    says(page, NAMES["chushen"])
    shot("post-submitted", page)

    for login, stage in REVIEWERS:
        reviewer = person(login)
        row = reviewer.get_by_role("row").filter(has_text=EMERGENCY["title"])
        expect(row).to_contain_text(say("stage." + stage))
        row.get_by_role("link", name=EMERGENCY["title"]).click()
        shot("post-" + stage, reviewer)
        agree(reviewer, say, post, stage, opinion=say("review.phrase.agree"))
    shot("post-signed", reviewer)

    publisher = person("fabu")
    shot("home-publisher", publisher)
    illustrate("home", publisher)
    publisher.get_by_role("link", name=EMERGENCY["title"], exact=True).click()
    shot("post-publisher", publisher)
    publishes_only_as_the_right_account(publisher, say, post, shot)
    shows_every_step(publisher, say)
    stands_on_the_sheet(publisher, say, post, shot)
    stands_on_the_portal(page, post, say, shot)


def publishes_only_as_the_right_account(publisher, say, post, shot):
    publisher.get_by_label(say.label("publishing.confirmation")).fill("别家")
    press(publisher, say("publishing.button.now"))
    wrong = say("refusal.publishing.wrong-account-name", account=ACCOUNT["name"])
    expect(publisher.get_by_role("main")).to_contain_text(wrong)
    shot("post-wrong-account", publisher)
    publish(publisher, say, post)
    shot("post-published", publisher)


def shows_every_step(page, say):
    """The eight steps a-h of the procedure, each done or not asked for by the rules."""
    steps = page.get_by_role("main").locator("ol.timeline").first.get_by_role("listitem")
    finished = {say("timeline.done"), say("timeline.not-required")}
    for kind in ["collect", "make", "legality", "secrecy", "decision", "entry", "publication",
                 "archive"]:
        step = steps.filter(has_text=say("publishing.step." + kind))
        states = step.locator(".state").all_inner_texts()
        assert states and set(states) <= finished, (kind, states)


def stands_on_the_sheet(page, say, post, shot):
    page.goto(f"/posts/{post}/print")
    sheet = page.locator("article.sheet")
    for login, stage in REVIEWERS:
        row = sheet.get_by_role("row").filter(has_text=say("stage." + stage)).first
        expect(row).to_contain_text(NAMES[login])
    expect(sheet).to_contain_text(EMERGENCY["elements"]["brief"])
    shot("post-sheet", page)


def stands_on_the_portal(page, post, say, shot):
    page.goto("/p")
    shot("portal", page)
    page.get_by_role("link", name=EMERGENCY["title"], exact=True).click()
    expect(page.get_by_role("heading", name=EMERGENCY["title"])).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text(EMERGENCY["elements"]["measures"])
    shot("portal-post", page)
    page.goto("/p/a/" + ACCOUNT["slug"])
    expect(page.get_by_role("link", name=EMERGENCY["title"], exact=True)).to_be_visible()
    shot("portal-account", page)
    for feed in ["/p/feed", f"/p/a/{ACCOUNT['slug']}/feed"]:
        atom = page.request.get(feed + ".atom")
        assert atom.headers["content-type"].startswith("application/atom+xml")
        entries = ElementTree.fromstring(atom.body()).findall(ATOM + "entry")
        assert EMERGENCY["title"] in [entry.findtext(ATOM + "title") for entry in entries]
        items = json.loads(page.request.get(feed + ".json").body())["items"]
        [item] = [item for item in items if item["title"] == EMERGENCY["title"]]
        assert f"/p/posts/{post}" in item["url"]
        assert EMERGENCY["elements"]["brief"] in item["content_html"]


def test_a_returned_item_comes_back_with_the_opinion_and_goes_again(person, say, shot):
    editor = person("caibian")
    title = "校园开放日报名须知"
    post = write_post(editor, say, title, "欢迎报名。", emergency=None)
    shot("post-editor", editor)
    submit_post(editor, say, post)

    reviewer = person("chushen")
    reviewer.goto(f"/posts/{post}")
    press(reviewer, say("act.return"))
    expect(reviewer.get_by_role("alert")).to_contain_text(say("opinion.label"))
    shot("post-return-without-opinion", reviewer)
    opinion = "请写明报名时间和地点。"
    reviewer.get_by_label(say.label("opinion.label")).fill(opinion)
    press(reviewer, say("act.return"))
    says(reviewer, say("posts.done.returned"))

    editor.goto("/")
    row = editor.get_by_role("row").filter(has_text=title)
    expect(row).to_contain_text(say("home.returned"))
    row.get_by_role("link", name=title).click()
    expect(editor.get_by_role("main")).to_contain_text(opinion)
    shot("post-editor-returned", editor)
    editor.get_by_label(say.label("posts.field.body")).fill(
        "欢迎报名。\n\n时间：12月5日上午9时。地点：市局大院。")
    press(editor, say("act.save"))
    says(editor, say("posts.done.saved"))
    submit_post(editor, say, post)
    reviewer.goto(f"/posts/{post}")
    expect(reviewer.locator(".diff ins")).to_contain_text("12月5日上午9时")
    shot("post-resubmitted", reviewer)
    agree(reviewer, say, post, "first-review")


def test_an_edit_after_signatures_voids_them_and_shows_what_changed(person, say, shot):
    editor = person("caibian")
    post = write_post(
        editor, say, "夜间施工提示", "## 时间\n\n12月1日起，每晚22时施工。\n\n- **绕行**长乐街")
    submit_post(editor, say, post)
    reviewer = person("chushen")
    agree(reviewer, say, post, "first-review", opinion="已核对时间。")

    editor.goto(f"/posts/{post}/edit")
    expect(editor).to_have_url(f"/posts/{post}")  # not while others look at it
    editor.locator("summary").filter(has_text=say("posts.recall")).click()
    void = say("posts.recall-void", stages=say("stage.first-review"))
    expect(editor.get_by_text(void)).to_be_visible()
    shot("post-recall", editor)
    press(editor, say("posts.recall"))
    says(editor, say("posts.done.recalled"))

    editor.goto(f"/posts/{post}/edit")
    editor.get_by_label(say.label("posts.field.body")).fill(
        "## 时间\n\n12月2日起，每晚23时施工。\n\n- **绕行**长乐街")
    press(editor, say("act.save"))
    says(editor, say("posts.done.saved"))
    submit_post(editor, say, post)

    reviewer.goto(f"/posts/{post}")
    reviewer.locator("summary").filter(has_text=say("review.former-show", n=1)).click()
    former = reviewer.locator("li.step-void").filter(has_text=NAMES["chushen"])
    expect(former).to_contain_text(NAMES["chushen"])
    expect(former).to_contain_text(say("timeline.void"))
    expect(former).to_contain_text("已核对时间。")
    expect(reviewer.locator("li.step-void").last).to_contain_text(say("review.outcome.recalled"))
    changes = reviewer.locator(".diff")
    expect(changes.locator("del").first).to_contain_text("1")
    expect(changes.locator("ins").first).to_contain_text("2")
    shot("post-changed-after-signature", reviewer)

    # The page that was open before the change signs nothing any more.
    agree(reviewer, say, post, "first-review")
    second = person("fushen")
    second.goto(f"/posts/{post}")
    form = second.locator("form[action$='/agreement']")
    path, fields = form.get_attribute("action"), hidden_fields(form)
    press(editor_recalls(editor, say, post), say("posts.recall"))
    submit_as(second, path, fields)
    expect(second.get_by_role("main")).to_contain_text(say("refusal.review.stage-not-open"))


def editor_recalls(editor, say, post):
    editor.goto(f"/posts/{post}")
    editor.locator("summary").filter(has_text=say("posts.recall")).click()
    return editor


def test_nobody_signs_what_is_not_theirs_to_sign(person, say, shot):
    editor = person("caibian")
    post = write_post(editor, say, "户籍窗口周末值班安排", "周末值班照常。")
    submit_post(editor, say, post)
    reviewer = person("chushen")
    reviewer.goto(f"/posts/{post}")
    form = reviewer.locator("form[action$='/agreement']")
    path, fields = form.get_attribute("action"), hidden_fields(form)

    # Somebody of the house, but not of this stage.
    editor.goto(f"/posts/{post}")
    expect(editor.locator("form[action$='/agreement']")).to_have_count(0)
    submit_as(editor, path, fields)
    expect(editor.get_by_role("main")).to_contain_text(say("refusal.office.no-appointment"))
    expect(editor.get_by_role("main")).to_contain_text(say("role.first-reviewer"))
    shot("refused-signature", editor)

    # The author, even with the right to sign what others wrote.
    security = person("anquan")
    security.goto("/persons")
    chief = appointed(security, say, "李采", "first-reviewer")
    try:
        editor.goto(f"/posts/{post}")
        expect(editor.get_by_role("main")).to_contain_text(say("refusal.review.author-signs"))
        shot("author-may-not-sign", editor)
        submit_as(editor, path, fields)
        expect(editor.get_by_role("main")).to_contain_text(say("refusal.review.author-signs"))
        expect(editor.get_by_role("main")).to_contain_text("14")
    finally:
        ended(chief, say, "first-reviewer")
    agree(reviewer, say, post, "first-review")


def appointed(security, say, name, role):
    """The security administrator gives somebody of the city bureau one more role."""
    security.get_by_label(say.label("person.organization")).select_option(label=CITY["name"])
    press(security, say("act.filter"))
    security.get_by_role("link", name=name, exact=True).click()
    security.get_by_label(say.label("appointment.role")).select_option(label=say("role." + role))
    press(security, say("appointment.appoint"))
    says(security, say("person.appointed"))
    return security


def ended(security, say, role):
    row = security.get_by_role("row").filter(has_text=say("role." + role))
    row.get_by_role("button", name=say("appointment.end"), exact=True).click()
    says(security, say("person.appointment-ended"))
