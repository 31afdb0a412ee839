"""The first day of an office: three administrators, a department, a person who may work."""

from playwright.sync_api import expect
from steps import number_of, press, says

ADMINISTRATORS = {
    "system-administrator": ("jishu", "甲技术"),
    "security-administrator": ("quanxian", "乙权限"),
    "audit-administrator": ("jilu", "丙记录"),
}
PASSWORD = "Copper-bell-2026"


def sign_in(page, login, password, say):
    page.goto("/login")
    page.get_by_label(say("sign-in.login"), exact=True).fill(login)
    page.get_by_label(say("sign-in.password"), exact=True).fill(password)
    press(page, say("act.sign-in"))


def test_an_empty_office_is_set_up_and_somebody_starts_to_work(
    new_page, empty_server, say, shot
):
    founder = new_page(at=empty_server.url)
    founder.goto("/")
    expect(founder).to_have_url("/setup")
    expect(founder.locator("main")).to_contain_text(say("setup.key-needed"))
    expect(founder.get_by_role("button", name=say("setup.found"))).to_have_count(0)
    shot("setup-without-key", founder)
    founder.goto(empty_server.setup_link())
    shot("setup", founder)
    press(founder, say("setup.found"))
    expect(founder.get_by_role("alert")).to_contain_text(
        say("problem.required", field=say("organization.name")))
    shot("setup-errors", founder)
    found(founder, say)
    shot("setup-done", founder)
    founder.goto("/setup")
    expect(founder).to_have_url("/login")
    assert founder.get_by_role("button").filter(has_text="甲技术").count() == 0  # no demo here

    login, password = hire(founder, say, shot)
    appoint(new_page(at=empty_server.url), say, shot)
    begin(new_page(at=empty_server.url), login, password, say, shot)
    look_over(new_page(at=empty_server.url), say, shot)


def found(page, say):
    page.get_by_label(say.label("organization.name")).fill("青石县人民政府办公室")
    page.get_by_label(say.label("organization.short-name")).fill("青石县府办")
    page.get_by_label(say.label("organization.code")).fill("QS")
    page.get_by_label(say.label("organization.level")).select_option("county")
    page.get_by_label(say.label("organization.sector")).select_option("general-government")
    page.locator("input[name=rulebooks][value=yaoan]").check()
    for role, (login, name) in ADMINISTRATORS.items():
        who = say("role." + role)
        page.get_by_label(say.label("setup.login-of", role=who)).fill(login)
        page.get_by_label(say.label("setup.name-of", role=who)).fill(name)
        page.get_by_label(say.label("setup.password-of", role=who)).fill(PASSWORD)
        page.get_by_label(say.label("setup.again-of", role=who)).fill(PASSWORD)
    press(page, say("setup.found"))
    expect(page.get_by_role("heading", name=say("setup.done"))).to_be_visible()


def hire(page, say, shot):
    """The system administrator makes a department and a person; returns name and password."""
    sign_in(page, "jishu", PASSWORD, say)
    shot("home-administrator", page)
    page.goto("/organizations")
    shot("organizations", page)
    page.get_by_role("link", name="青石县人民政府办公室", exact=True).click()
    shot("organization", page)
    page.get_by_role("link", name=say("organization.add-below"), exact=True).click()
    page.get_by_label(say.label("organization.name")).fill("文化科")
    page.get_by_label(say.label("organization.short-name")).fill("文化科")
    page.get_by_label(say.label("organization.code")).fill("QSWH")
    page.get_by_label(say.label("organization.level")).select_option("department")
    page.get_by_label(say.label("organization.sector")).select_option("general-government")
    shot("organization-new", page)
    press(page, say("organization.add"))
    says(page, say("organization.created"))
    page.goto(f"/organizations/{number_of(page)}/persons/new")
    page.get_by_label(say.label("person.name")).fill("丁新人")
    page.get_by_label(say.label("person.login")).fill("xinren")
    shot("person-new", page)
    press(page, say("person.add"))
    shot("person-password", page)
    login, password = page.locator("dl.numbers dd").all_inner_texts()
    # Who makes people gives them no rights.
    page.get_by_role("link", name=say("person.to-page", name="丁新人")).click()
    expect(page.get_by_label(say.label("appointment.role"))).to_have_count(0)
    return login.strip(), password.strip()


def appoint(page, say, shot):
    sign_in(page, "quanxian", PASSWORD, say)
    page.goto("/persons")
    page.get_by_label(say.label("person.organization")).select_option(label="文化科")
    press(page, say("act.filter"))
    shot("persons", page)
    page.get_by_role("link", name="丁新人", exact=True).click()
    page.get_by_label(say.label("appointment.role")).select_option(label=say("role.editor"))
    shot("person", page)
    press(page, say("appointment.appoint"))
    says(page, say("person.appointed"))
    shot("person-appointed", page)


def begin(page, login, password, say, shot):
    """The new person has to change the password before anything else, and can then write."""
    sign_in(page, login, password, say)
    expect(page).to_have_url("/password")
    page.goto("/posts")
    expect(page).to_have_url("/password")
    shot("password", page)
    page.get_by_label(say("password.current"), exact=True).fill(password)
    page.get_by_label(say("password.replacement"), exact=True).fill("short")
    page.get_by_label(say("password.again"), exact=True).fill("short")
    press(page, say("password.change"))
    expect(page.get_by_role("alert")).to_contain_text(say("password.replacement"))
    shot("password-too-short", page)
    page.get_by_label(say("password.current"), exact=True).fill(password)
    page.get_by_label(say("password.replacement"), exact=True).fill("Silver-bell-2026")
    page.get_by_label(say("password.again"), exact=True).fill("Silver-bell-2026")
    press(page, say("password.change"))
    says(page, say("profile.password-done"))
    shot("profile", page)
    page.goto("/posts")
    page.get_by_role("link", name=say("posts.new"), exact=True).first.click()
    expect(page.get_by_label(say.label("posts.field.title"))).to_be_visible()
    page.locator("details.person > summary").click()
    press(page, say("act.sign-out"))
    expect(page).to_have_url("/login")
    sign_in(page, login, password, say)  # the first password is worth nothing any more
    expect(page.get_by_role("alert")).to_contain_text(say("sign-in.wrong"))


def look_over(page, say, shot):
    """The audit administrator finds what the other two did."""
    sign_in(page, "jilu", PASSWORD, say)
    page.goto("/audit")
    shot("audit", page)
    main = page.get_by_role("main")
    for act in ["create-person", "appoint", "change-password", "create-organization"]:
        expect(main).to_contain_text(say("audit.act.people." + act))
