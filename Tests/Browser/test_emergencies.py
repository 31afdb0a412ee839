"""An event is opened and told of; somebody above speaks on another one."""

from playwright.sync_api import expect
from steps import press, says, sign_in

HELD = "城南一路口纠纷警情"


def open_event(page, say, name):
    page.goto("/events/new")
    page.get_by_label(say.label("events.field.name")).fill(name)
    page.get_by_role("radio", name=say("events.no-clock"), exact=True).check()
    press(page, say("events.open"))
    says(page, say("events.done.opened"))


def test_a_notice_is_written_from_its_event(page, say, shot, accessible):
    sign_in(page, "caibian", say)
    page.set_viewport_size({"width": 360, "height": 740})
    name = "河堤路面塌陷 " + say.language
    open_event(page, say, name)
    accessible(page)
    shot("event", page)
    page.get_by_role("link", name=say("events.new-first"), exact=True).click()
    event = page.get_by_label(say.label("events.field.event"))
    expect(event.locator("option:checked")).to_contain_text(name)
    accessible(page)
    shot("notice-first", page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    page.get_by_label(say.label("posts.field.title")).fill("关于河堤路面塌陷的通报")
    page.locator("[id='field-element-brief']").fill("路面塌陷约两平方米，无人员伤亡。")
    press(page, say("act.save-draft"))
    says(page, say("posts.done.written"))
    page.goto("/events")
    page.get_by_role("link", name=name, exact=True).click()
    main = page.get_by_role("main")
    expect(main).to_contain_text(say("events.place.report-first"))
    expect(main.get_by_role("link", name=say("events.new-update"), exact=True)).to_be_visible()


def test_a_hold_is_read_below_and_lifted(person, say, shot, accessible):
    held = HELD + " " + say.language
    centre = person("xinwen")
    centre.goto("/holds/new")
    centre.get_by_label(say.label("events.field.scope")).select_option(label="云川市公安局临水分局")
    centre.get_by_label(say.label("events.field.subject")).fill(held)
    centre.get_by_label(say.label("events.field.reason")).fill("情况正在核实，统一回复。")
    centre.get_by_label(say.label("events.field.contact")).fill("新闻中心值班室 0000-0000110")
    accessible(centre)
    shot("hold-new", centre)
    press(centre, say("events.hold"))
    says(centre, say("events.done.placed"))
    shot("hold", centre)

    below = person("linshui")
    below.goto("/posts/new?kind=emergency")
    below.get_by_role("checkbox", name=held).check()
    below.get_by_label(say.label("posts.field.title")).fill("情况通报")
    press(below, say("act.save-draft"))
    says(below, say("posts.done.written"))
    main = below.get_by_role("main")
    expect(main).to_contain_text("新闻中心值班室 0000-0000110")
    accessible(below)
    shot("editor-on-hold", below)

    centre.get_by_label(say.label("events.field.lifting-reason")).fill("已统一回复。")
    press(centre, say("events.lift"))
    says(centre, say("events.done.lifted"))
    below.reload()
    expect(main).not_to_contain_text("新闻中心值班室 0000-0000110")
