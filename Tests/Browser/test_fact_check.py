"""Somebody outside is asked about the facts of an item, and answers on a telephone by a link."""

import re

from playwright.sync_api import expect
from steps import fits, press, sign_in, submit_post, write_post


def test_a_link_is_answered_on_a_telephone(page, person, new_page, say, shot):
    sign_in(page, "caibian", say)
    post = write_post(page, say, "关于核实的通告", "自11月28日起，对金水路实行夜间管制。")
    submit_post(page, say, post)
    reviewer = person("chushen")
    reviewer.goto(f"/posts/{post}")
    reviewer.get_by_text(say("fact-checks.ask"), exact=True).click()
    reviewer.get_by_label(say.label("fact-checks.field.body")).fill("市政管理处")
    reviewer.get_by_label(say.label("fact-checks.field.name")).fill("陈工")
    reviewer.get_by_label(say.label("fact-checks.field.question")).fill("路名和日期对吗？")
    press(reviewer, say("fact-checks.submit"))
    link = reviewer.get_by_label(say.label("fact-checks.link.label")).input_value()
    shot("fact-check-link", reviewer)
    path = re.search(r"/f/[0-9a-f]{32}$", link)[0]

    outside = new_page(viewport="phone")
    outside.goto(path)
    expect(outside.get_by_text("路名和日期对吗？")).to_be_visible()
    shot("fact-check-public", outside)
    outside.get_by_role("radio", name=say("fact-checks.verdict.differs"), exact=True).check()
    outside.get_by_label(say.label("fact-checks.public.words")).fill("应为金岱路。")
    outside.get_by_label(say.label("fact-checks.public.name")).fill("陈工")
    outside.get_by_label(say.label("fact-checks.public.post")).fill("市政管理处科长")
    press(outside, say("fact-checks.public.submit"))
    expect(outside.get_by_role(
        "heading", name=say("fact-checks.public.answered-title"))).to_be_visible()

    reviewer.goto(f"/posts/{post}")
    expect(reviewer.get_by_text("应为金岱路。")).to_be_visible()
    shot("fact-check-answered", reviewer)
    fits(reviewer)
