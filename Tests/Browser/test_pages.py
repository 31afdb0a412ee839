"""Each page for itself: reachable for everybody, on small screens and on paper."""

import re
import subprocess

import pytest
from conftest import SCREENSHOTS
from playwright.sync_api import expect
from steps import (
    EMERGENCY,
    REVIEWERS,
    agree,
    answer_message,
    leave_message,
    number_of,
    open_message,
    press,
    publish,
    submit_post,
    write_post,
)

# The same pages come from both engines; one is looked at.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True, scope="session")

PUBLIC = {
    "sign-in": "/login", "portal": "/p", "ask": "/p/ask", "track": "/p/track", "about": "/about",
    "accessibility": "/a11y",
}
STAFF = {
    "home": "/", "posts": "/posts", "post-new": "/posts/new", "corrections": "/corrections",
    "post-new-emergency": "/posts/new?kind=emergency", "inbox": "/messages",
    "events": "/events", "event-new": "/events/new", "warning-new": "/posts/new?template=warning",
    "accounts": "/accounts", "rulebooks": "/rulebooks", "rulebook": "/rulebooks/zhengzhou-2020",
    "help": "/help", "profile": "/profile", "password": "/password",
    "not-found": "/nowhere",
}
ADMINISTRATION = {
    "organizations": "/organizations", "persons": "/persons", "calendar": "/calendar",
    "calendar-adopt": "/calendar/adopt", "imports": "/imports",
    "organization": "/organizations/3", "organization-new": "/organizations/3/new",
}
SECURITY = {"person": "/persons/4", "persons-security": "/persons"}
AUDIT = {"audit": "/audit"}
MANAGEMENT = {
    "coverage": "/accounts/coverage", "coverage-list": "/accounts/coverage?kind=missing",
    "rulebooks-coverage": "/rulebooks/coverage", "filings": "/filings",
    "impersonations": "/impersonations", "training": "/training", "personal": "/personal",
    "rhythm": "/rhythm", "rhythm-calendar": "/rhythm/calendar",
}


@pytest.fixture(params=["desk", "phone"])
def width(request):
    return request.param


def found(page, list_path, name):
    page.goto(list_path)
    page.get_by_role("link", name=name, exact=True).click()
    return page


def test_every_page_can_be_used_by_everybody(new_page, person, say, accessible, shot, width):
    citizen = new_page(viewport=width)
    for name, path in PUBLIC.items():
        citizen.goto(path)
        accessible(citizen)
        fits(citizen)
        if width == "desk":
            shot("page-" + name, citizen)
    clerk = person("liuyan", viewport=width)
    editor = person("caibian", viewport=width)
    for name, path in STAFF.items():
        page = clerk if name == "inbox" else editor
        page.goto(path)
        accessible(page)
        fits(page)
        if width == "desk":
            shot("page-" + name, page)
    administrator = person("xitong", viewport=width)
    for name, path in ADMINISTRATION.items():
        administrator.goto(path)
        accessible(administrator)
        fits(administrator)
        if width == "desk":
            shot("page-" + name, administrator)
    for login, pages in (("anquan", SECURITY), ("shenji", AUDIT), ("shiju", MANAGEMENT)):
        officer = person(login, viewport=width)
        for name, path in pages.items():
            assert officer.goto(path).status == 200, path
            accessible(officer)
            fits(officer)
            if width == "desk":
                shot("page-" + name, officer)
    reviewer = person("fushen", viewport=width)
    found(reviewer, "/posts", "关于冬季夜间交通管制路段的通告")
    accessible(reviewer)
    found(editor, "/posts", "警营开放日邀请函")
    editor.goto(f"/posts/{number_of(editor)}/edit")
    accessible(editor)
    found(clerk, "/messages", "小区门口路灯不亮")
    accessible(clerk)
    leader = person("lingdao", viewport=width)
    found(leader, "/messages?tab=instruct", "金川路夜间噪声")
    accessible(leader)
    for page in (reviewer, editor, clerk, leader):
        fits(page)


def first_of(page, list_path, pattern):
    """Opens the first page of its kind that a list leads to."""
    page.goto(list_path)
    page.locator(f"main a[href*='{pattern}']").first.click()
    expect(page).to_have_url(re.compile(pattern + r"\d+"))
    return page


def test_filings_and_impostors_can_be_used_by_everybody(
    person, say, accessible, shot, width, language
):
    manager = person("fabu", viewport=width)
    first_of(manager, "/filings", "/filings/")
    accessible(manager)
    fits(manager)
    if width == "desk":
        shot("page-filing", manager)
    manager.goto("/impersonations/new")
    accessible(manager)
    fits(manager)
    manager.locator("main select[name=platform]").select_option("weibo")
    manager.get_by_label(say.label("impersonations.field.name")).fill(f"仿冒云川公安{width}")
    manager.get_by_label(say.label("impersonations.field.link")).fill("https://weibo.com/u/110")
    manager.get_by_label(say.label("impersonations.field.evidence")).fill("头像、名称与本局账号相同。")
    manager.locator("main form[method=post] button[type=submit]").last.click()
    expect(manager).to_have_url(re.compile(r"/impersonations/\d+"))
    accessible(manager)
    fits(manager)
    if width == "desk":
        shot("page-impostor", manager)


def test_the_first_set_up_can_be_used_by_everybody(
    empty_server, new_page, accessible, shot, width, say
):
    founder = new_page(viewport=width, at=empty_server.url)
    founder.goto(empty_server.setup_link())
    accessible(founder)
    fits(founder)
    if width == "desk":
        shot("page-setup", founder)


def fits(page):
    """Nothing makes the page wider than the window."""
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


def test_nothing_scrolls_sideways_on_the_smallest_screen(new_page, person, language):
    citizen = new_page(viewport="narrow")
    for path in PUBLIC.values():
        citizen.goto(path)
        fits(citizen)
    editor = person("caibian", viewport="narrow")
    for path in STAFF.values():
        if path != "/messages":
            editor.goto(path)
            fits(editor)
    found(editor, "/posts", "关于冬季夜间交通管制路段的通告")
    fits(editor)
    post = number_of(editor)
    editor.goto(f"/posts/{post}/print")
    fits(editor)
    clerk = person("liuyan", viewport="narrow")
    found(clerk, "/messages", "小区门口路灯不亮")
    fits(clerk)
    clerk.goto(f"/messages/{number_of(clerk)}/print")
    fits(clerk)
    administrator = person("xitong", viewport="narrow")
    for path in ADMINISTRATION.values():
        administrator.goto(path)
        fits(administrator)


def test_the_easy_read_view_and_the_other_language_stay(new_page, say, shot, language):
    page = new_page(viewport="phone")
    page.goto("/p/ask")
    press(page, say("page.care-on"))
    expect(page).to_have_url("/p/ask")
    expect(page.locator("html[data-care=on]")).to_have_count(1)
    fits(page)
    shot("ask-care", page)
    other = {"zh-Hans": "en", "en": "zh-Hans"}[language]
    press(page, say("language." + other))
    expect(page).to_have_url("/p/ask")
    expect(page.locator(f"html[lang={other}][data-care=on]")).to_have_count(1)


def pages_on_paper(page, name):
    """Prints the page as the browser would and counts the sheets."""
    path = SCREENSHOTS / f"{name}.pdf"
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.pdf(path=path, prefer_css_page_size=True)
    described = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True)
    return int(re.search(r"^Pages:\s+(\d+)$", described.stdout, re.MULTILINE)[1]), path


def words_on_paper(path):
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def test_the_sheets_fit_their_paper(new_page, person, say, language):
    editor = person("caibian")
    body = "\n\n".join(f"第{n}段。" + "情况通报正文，" * 12 for n in range(1, 7))
    post = write_post(editor, say, "打印用的通报", body, emergency=EMERGENCY["elements"])
    submit_post(editor, say, post)
    for login, stage in REVIEWERS:
        agree(person(login), say, post, stage, opinion="同意。")
    publish(person("fabu"), say, post)
    editor.goto(f"/posts/{post}/print")
    count, path = pages_on_paper(editor, f"approval-sheet-{language}")
    assert count <= 2
    assert say("app.unclassified") not in words_on_paper(path)  # the frame stays on the screen

    citizen = new_page()
    title = "打印用的留言"
    leave_message(citizen, say, title, "路面积水，" * 60)
    clerk = person("liuyan")
    message = open_message(clerk, title)
    answer_message(person, say, message, title)
    clerk.goto(f"/messages/{message}/print")
    count, path = pages_on_paper(clerk, f"message-sheet-{language}")
    assert count == 1
    words = words_on_paper(path)
    assert title in words and "已安排夜间巡查" in words
