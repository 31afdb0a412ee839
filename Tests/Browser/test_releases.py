"""An item goes to an account without a connector: its own text, by hand, and written down."""

from playwright.sync_api import expect
from steps import REVIEWERS, WORLD, agree, press, says, submit_post, write_post

WEIBO = next(filing for filing in WORLD["filings"]
             if filing["of"] == "YC" and filing["platform"] == "weibo")
BODY = "自11月28日起，对金水路实行夜间管制，请提前绕行。"
SHORT = "今晚起金水路夜间管制，请绕行。"


def test_a_person_publishes_where_no_connector_leads(person, say, shot):
    editor = person("caibian")
    title = "关于夜间管制的微博"
    post = write_post(editor, say, title, BODY)
    account = say("publishing.account", platform=say("rulebook.platform.weibo"),
                  name=WEIBO["name"])
    editor.get_by_role("checkbox", name=account, exact=True).check()
    fields = editor.locator("details").filter(has_text=account)
    fields.locator("summary").click()
    editor.get_by_label(say.label("posts.form.body-on", account=account)).fill(SHORT)
    press(editor, say("act.save"))
    says(editor, say("posts.done.saved"))
    editor.goto(f"/posts/{post}/preview")
    expect(editor.get_by_text(SHORT)).to_be_visible()
    shot("post-preview", editor)
    submit_post(editor, say, post)
    for login, stage in REVIEWERS:
        agree(person(login), say, post, stage, opinion=say("review.phrase.agree"))

    publisher = person("fabu")
    publisher.goto(f"/posts/{post}")
    shot("post-several-accounts", publisher)
    form = publisher.locator("form").filter(has_text=account)
    form.get_by_label(say.label("publishing.confirmation")).fill(WEIBO["name"][-2:])
    press(publisher, say("publishing.button.by-hand"))
    publisher.wait_for_url("**/releases/*")
    expect(publisher.locator("[id='field-copy-body']")).to_have_value(SHORT)
    shot("release-by-hand", publisher)
    press(publisher, say("publishing.record-button"))
    expect(publisher.locator(".wrong")).to_be_visible()
    shot("release-by-hand-missing", publisher)
    publisher.get_by_label(say.label("publishing.field.link")).fill(
        "https://weibo.example.cn/yunchuan/1")
    press(publisher, say("publishing.record-button"))
    says(publisher, say("posts.done.recorded"))
    expect(publisher.get_by_role("link", name=say("publishing.open")).first).to_be_visible()
    shot("release-recorded", publisher)
