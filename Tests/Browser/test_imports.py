"""Tables on their way into the books and out again, as somebody at a desk takes them."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from playwright.sync_api import expect
from steps import CITY, press, reload_until, says

MANAGER = "shiju"
SECRET = "YCGB"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
XLSX = TYPES + "sheet"


def xlsx(rows):
    """A workbook with one sheet of texts, as small as the format allows."""
    cells = "".join(
        "<row r='{0}'>{1}</row>".format(
            number,
            "".join(
                f"<c r='{chr(65 + column)}{number}' t='inlineStr'><is><t>{escape(text)}</t></is></c>"
                for column, text in enumerate(row)
                if text
            ),
        )
        for number, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{PACKAGE}/content-types'>"
        "<Default Extension='rels'"
        " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        f"<Override PartName='/xl/workbook.xml' ContentType='{TYPES}sheet.main+xml'/>"
        f"<Override PartName='/xl/worksheets/sheet1.xml' ContentType='{TYPES}worksheet+xml'/>"
        "</Types>",
        "_rels/.rels": f"<Relationships xmlns='{PACKAGE}/relationships'><Relationship Id='rId1'"
        f" Type='{RELATIONSHIPS}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{SHEET}' xmlns:r='{RELATIONSHIPS}'><sheets>"
        "<sheet name='1' sheetId='1' r:id='rId1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{PACKAGE}/relationships'>"
        f"<Relationship Id='rId1' Type='{RELATIONSHIPS}/worksheet'"
        " Target='worksheets/sheet1.xml'/></Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{SHEET}'><sheetData>{cells}</sheetData>"
        "</worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, "<?xml version='1.0' encoding='UTF-8'?>" + content)
    return file.getvalue()


def upload(page, say, name, content):
    page.goto("/imports/new?kind=accounts")
    page.get_by_label(say.label("imports.file")).set_input_files(
        {"name": name, "mimeType": XLSX, "buffer": content}
    )
    press(page, say("imports.upload"))


def counted(page, verdict):
    """How many rows the tab of a verdict counts."""
    tab = page.locator(f"nav a[href$='?show={verdict}']")
    return int(re.search(r"\d+", tab.inner_text())[0])


def test_accounts_come_in_from_a_table_and_go_out_again(person, say, shot, accessible):
    manager = person(MANAGER)
    main = manager.get_by_role("main")
    manager.goto("/imports")
    accessible(manager)
    shot("imports", manager)
    manager.get_by_role("link", name=say("imports.begin-accounts"), exact=True).click()
    accessible(manager)
    shot("imports-new", manager)
    with manager.expect_download() as template:
        manager.get_by_role("link", name=say("imports.template"), exact=True).click()
    assert template.value.suggested_filename == (
        say("imports.template-name", kind=say("imports.kind.accounts")) + ".xlsx"
    )
    assert template.value.path().read_bytes().startswith(b"PK")

    names = [f"{CITY['name']}第{number}号" for number in (1, 2)]
    weibo = say("rulebook.platform.weibo")
    strange = "www"
    head = [say("imports.field." + field) for field in ("unit", "platform", "name")] + [strange]
    table = xlsx(
        [
            ["2026"],
            head,
            ["YC", weibo, names[0], "https://weibo.example/1"],
            [SECRET, weibo, "国保发布", "https://weibo.example/2"],
            ["YC", weibo, names[1], "https://weibo.example/3"],
        ]
    )
    upload(manager, say, "账号.xlsx", table)

    # What nobody reads is said, and told apart by hand.
    expect(main).to_contain_text("D " + strange)
    main.get_by_role("link", name=say("imports.change-columns")).first.click()
    accessible(manager)
    manager.get_by_label(say.label("imports.field.link")).select_option("4")
    shot("imports-columns", manager)
    press(manager, say("imports.look"))

    # Every row has its verdict, and the bad one its articles.
    assert (counted(manager, "new"), counted(manager, "bad")) == (2, 1)
    row = main.get_by_role("row").filter(has_text="国保发布")
    expect(row).to_contain_text(say("imports.verdict.bad"))
    expect(row.locator("a.cite").first).to_have_attribute(
        "href", re.compile("^/rulebooks/zhengzhou-2020/articles/")
    )
    accessible(manager)
    shot("imports-preview", manager)
    press(manager, say("imports.start-skip-bad", n=2))

    # It comes in by itself; the page says how far, and then what became of it.
    done = manager.get_by_role("heading", name=say("imports.done"), exact=True)
    under_way = manager.get_by_role("heading", name=say("imports.under-way"), exact=True)
    expect(done.or_(under_way)).to_be_visible()
    shot("imports-progress", manager)
    reload_until(manager, lambda: done.count() > 0)
    accessible(manager)
    shot("imports-result", manager)
    with manager.expect_download() as bad:
        main.get_by_role("link", name=say("imports.download-bad"), exact=True).click()
    assert bad.value.suggested_filename == say("imports.bad-rows") + ".xlsx"

    # The same table once more changes nothing.
    upload(manager, say, "账号.xlsx", table)
    assert (counted(manager, "new"), counted(manager, "bad")) == (0, 1)
    expect(main.get_by_role("button", name=say.start("imports.start-skip-bad"))).to_have_count(0)
    press(manager, say("imports.discard"))
    says(manager, say("imports.discarded"))

    # What goes out can come in again, and changes nothing either.
    manager.goto(f"/accounts?q={CITY['name']}第")
    with manager.expect_download() as export:
        press(manager, say("export.as-xlsx"))
    assert export.value.suggested_filename.endswith(".xlsx")
    upload(manager, say, "again.xlsx", export.value.path().read_bytes())
    assert counted(manager, "unchanged") == 2
    expect(main).to_contain_text(say("imports.nothing-new"))
    shot("imports-again", manager)
    press(manager, say("imports.discard"))
    says(manager, say("imports.discarded"))
