"""A picture is put to an item, described, and taken off again."""

import struct
import zlib

from playwright.sync_api import expect
from steps import press, says, write_post

NAME = "路段.png"


def picture(width=120, height=80):
    """A PNG of one colour."""

    def chunk(name, content):
        named = name + content
        return struct.pack(">I", len(content)) + named + struct.pack(">I", zlib.crc32(named))

    rows = (b"\0" + b"\x20\x60\xa0" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def choose(page, say, name, content):
    page.get_by_label(say.label("media.field.files")).set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    press(page, say("media.add"))


def test_a_picture_is_uploaded_described_and_taken_off(person, say, shot, accessible):
    editor = person("caibian")
    main = editor.get_by_role("main")
    post = write_post(editor, say, "关于附图的通告", "自11月28日起，对滨河路实行夜间管制。")
    editor.get_by_role("link", name=say("media.open")).click()
    expect(main).to_contain_text(say("media.empty"))
    choose(editor, say, "通知.docm", b"PK\x03\x04" + bytes(60))
    expect(main).to_contain_text("通知.docm")
    accessible(editor)
    choose(editor, say, NAME, picture())
    says(editor, say("media.done.attached"))
    editor.get_by_label(say.label("media.field.alternative")).fill("滨河路管制路段示意图")
    editor.get_by_label(say.label("media.field.licence")).select_option("own")
    editor.get_by_role("radio", name=say("media.ai.yes"), exact=True).check()
    press(editor, say("act.save"))
    says(editor, say("media.done.changed"))
    accessible(editor)
    shot("post-media", editor)
    editor.goto(f"/posts/{post}")
    shown = editor.get_by_role("img", name="滨河路管制路段示意图")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 120
    expect(editor.locator("figure").get_by_text(say("media.ai-label"), exact=True)).to_be_visible()
    editor.goto(f"/posts/{post}/media")
    editor.get_by_text(say("media.remove-open"), exact=True).click()
    press(editor, say("media.remove", name=NAME))
    says(editor, say("media.done.detached"))
    expect(main).to_contain_text(say("media.empty"))
