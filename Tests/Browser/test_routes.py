"""Items that take another way than the city bureau's: for the county's account, and reprints."""

import re

from playwright.sync_api import expect
from steps import WORLD, agree, number_of, press, reload_until, says

COUNTY = next(account for account in WORLD["accounts"] if account["of"] == "YX")

# The stages of a department's item for the county's account (Yao'an 5.4), with who signs them.
COUNTY_REVIEWERS = [
    ("mzhefa", "legality-review"),
    ("mzbaomi", "secrecy-review"),
    ("yxzhongxin", "centre-opinion"),
    ("yxlingdao", "leader-approval"),
]


def write(page, say, title, body):
    """The fields that both journeys fill alike."""
    page.goto("/posts/new")
    page.get_by_label(say.label("posts.field.title")).fill(title)
    # By its whole name, with or without whose it is.
    name = re.compile("^" + re.escape(COUNTY["name"]) + r"($| \(|（)")
    account = page.get_by_role("checkbox", name=name)
    account.set_checked(True)
    page.get_by_role("radio", name=say("posts.sensitivity.ordinary"), exact=True).check()
    page.get_by_label(say.label("posts.field.category")).select_option("services")
    page.get_by_label(say.label("posts.field.body")).fill(body)
    page.get_by_label(say("posts.concerns.none")).check()


def test_a_department_s_item_goes_out_on_the_county_s_account(person, say, shot):
    editor = person("mzcaibian")
    title = "社会救助申请改为网上办理"
    write(editor, say, title, "社会救助申请改为网上办理，不会上网的仍可到窗口。")
    shot("post-editor-main-account", editor)
    press(editor, say("act.save-draft"))
    says(editor, say("posts.done.written"))
    post = number_of(editor)
    editor.goto(f"/posts/{post}")
    press(editor, say("posts.submit", stage=say("stage.legality-review")))
    says(editor, say("posts.done.submitted"))

    for login, stage in COUNTY_REVIEWERS:
        reviewer = person(login)
        if stage == "centre-opinion":
            reviewer.goto(f"/posts/{post}")
            shot("post-centre-opinion", reviewer)
        agree(reviewer, say, post, stage, opinion=say("review.phrase.agree"),
              route=COUNTY_REVIEWERS)

    publisher = person("yxfabu")
    publisher.goto(f"/posts/{post}")
    publisher.get_by_label(say.label("publishing.confirmation")).fill(COUNTY["name"][-2:])
    press(publisher, say("publishing.button.now"))
    says(publisher, say("posts.done.confirmed"))
    published = publisher.locator(".heading").get_by_text(
        say("posts.state.published"), exact=True)
    reload_until(publisher, lambda: published.count() > 0)
    publisher.goto("/p/a/" + COUNTY["slug"])
    expect(publisher.get_by_role("link", name=title, exact=True)).to_be_visible()


def test_a_reprint_is_looked_into_before_it_is_submitted(person, say, shot):
    editor = person("yxcaibian")
    write(editor, say, "转载：全省流感防控提示", "勤洗手，多通风，不适及时就医。")
    editor.get_by_role("radio", name=say("posts.origin-reprint"), exact=True).check()
    facts = editor.get_by_text(say("posts.reprint-facts"), exact=True)
    if not editor.locator("[id='field-reprint-source']").is_visible():
        facts.click()
    editor.locator("[id='field-reprint-source']").fill("云川省卫生健康委员会网站")
    press(editor, say("act.save-draft"))
    says(editor, say("posts.done.written"))
    post = number_of(editor)
    findings = editor.get_by_role("main")
    expect(findings).to_contain_text(say("finding.reprint.unchecked"))
    shot("post-editor-reprint", editor)
    for fact, words in [("original-author", "宣传处"), ("original-title", "流感防控提示"),
                        ("reprinted-at", "今天")]:
        editor.locator(f"[id='field-reprint-{fact}']").fill(words)
    press(editor, say("act.save"))
    says(editor, say("posts.done.saved"))

    editor.goto(f"/posts/{post}")
    press(editor, say("posts.reprint-sign"))
    expect(editor.get_by_role("main")).to_contain_text(
        say("problem.not-confirmed", field=say("posts.reprint-check")))
    for point in editor.locator("input[type=checkbox][name=confirmed]").all():
        point.check()
    press(editor, say("posts.reprint-sign"))
    says(editor, say("posts.done.checked"))
    shot("post-reprint", editor)
    press(editor, say("posts.submit", stage=say("stage.legality-review")))
    says(editor, say("posts.done.submitted"))
