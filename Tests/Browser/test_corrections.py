"""What was published and is wrong leaves the portal at once, and readers are told."""

from playwright.sync_api import expect
from steps import (
    ACCOUNT,
    REVIEWERS,
    agree,
    press,
    publish,
    says,
    sign_in,
    submit_post,
    write_post,
)

TITLE = "关于临时停水的提示"


def test_a_wrong_item_is_withdrawn_and_the_portal_says_so(page, person, say, shot):
    sign_in(page, "caibian", say)
    post = write_post(page, say, TITLE, "城北片区周五停水，请提前储水。")
    submit_post(page, say, post)
    for login, stage in REVIEWERS:
        agree(person(login), say, post, stage, opinion=say("review.phrase.agree"))
    publisher = person("fabu")
    publish(publisher, say, post)

    page.goto(f"/posts/{post}")
    page.get_by_role("link", name=say("corrections.new"), exact=True).click()
    page.get_by_role("radio", name=say.start("corrections.kind.withdraw")).check()
    page.get_by_label(say.label("corrections.field.fault")).fill("停水取消了。")
    page.get_by_role("radio", name=say("corrections.finder.body"), exact=True).check()
    page.get_by_label(say.label("corrections.field.explanation")).fill("停水已取消。")
    shot("correction-form", page)
    press(page, say("corrections.submit"))
    says(page, say("posts.done.correction-withdraw"))

    publisher.goto("/")
    expect(publisher.get_by_role("main")).to_contain_text(
        say("home.correction", kind=say("corrections.kind.withdraw"), account=ACCOUNT["name"]))
    publisher.goto(f"/posts/{post}")
    shot("correction-publisher", publisher)
    publisher.get_by_label(say.label("publishing.confirmation")).fill(ACCOUNT["name"][-2:])
    press(publisher, say("corrections.withdraw-now"))
    says(publisher, say("posts.done.taken-down"))

    publisher.goto(f"/p/posts/{post}")
    expect(publisher.get_by_role("main")).to_contain_text("停水已取消。")
    expect(publisher.get_by_role("main")).not_to_contain_text("请提前储水")
    shot("portal-withdrawn", publisher)
    publisher.goto("/corrections")
    expect(publisher.get_by_role("row").filter(has_text=TITLE)).to_contain_text(
        say("corrections.outcome.done"))
    shot("corrections", publisher)
