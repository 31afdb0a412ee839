"""A text that comes from elsewhere, on its way into the editor."""

import base64

from playwright.sync_api import expect
from steps import press, says
from test_media import picture

MARKUP = (
    "<section data-tools='135'><h2>停课通知</h2><p>今日<strong>停课</strong>一天。</p>"
    "<p style='display:none'>暗纹</p><img src='https://img.example/雪.png'></section>"
)
PASTE = """(box, markup) => {
  const data = new DataTransfer();
  data.setData("text/html", markup);
  data.setData("text/plain", "x");
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true,
    cancelable: true }));
}"""


def test_what_is_pasted_from_a_web_editor_opens_the_editor(person, say, shot, accessible):
    editor = person("caibian")
    main = editor.get_by_role("main")
    editor.goto("/posts")
    editor.get_by_role("link", name=say("posts.import.title")).click()
    box = editor.get_by_label(say.label("posts.import.markup"))
    box.evaluate(PASTE, MARKUP)
    assert "<strong>" in box.input_value()
    accessible(editor)
    shot("draft-import", editor)
    press(editor, say("posts.import.send"))
    expect(editor.get_by_label(say.label("posts.field.title"))).to_have_value("停课通知")
    body = editor.get_by_label(say.label("posts.field.body"))
    expect(body).to_have_value("今日**停课**一天。")
    expect(main).to_contain_text(say("posts.import.pictures", n=1, names="雪.png"))
    expect(main).to_contain_text(say("posts.import.left.hidden", n=1))
    accessible(editor)
    shot("draft-imported", editor)
    press(editor, say("act.save-draft"))
    says(editor, say("posts.done.written"))


def test_a_file_of_another_kind_brings_the_form_back(person, say, accessible):
    editor = person("caibian")
    editor.goto("/posts/import")
    editor.get_by_label(say.label("posts.import.file")).set_input_files(
        {"name": "a.doc", "mimeType": "application/msword", "buffer": b"\xd0\xcf\x11\xe0"}
    )
    press(editor, say("posts.import.send"))
    expect(editor.get_by_role("main")).to_contain_text(say("posts.import.unknown-kind"))
    accessible(editor)
    expect(editor.get_by_label(say.label("posts.import.markup"))).to_be_visible()


def test_pictures_of_a_page_come_along_after_the_draft_was_saved(person, say, shot, accessible):
    editor = person("caibian")
    main = editor.get_by_role("main")
    inside = base64.b64encode(picture()).decode()
    page = (
        f"<h1>关于附图的通告</h1><p>自11月28日起管制。</p><img alt='路段图' "
        f"src='data:image/png;base64,{inside}'><img src='https://img.example/far.png'>"
    ).encode()
    file = {"name": "通告.html", "mimeType": "text/html", "buffer": page}
    editor.goto("/posts/import")
    editor.get_by_label(say.label("posts.import.file")).set_input_files(file)
    press(editor, say("posts.import.send"))
    expect(main).to_contain_text(say("pictures.later", n=1, names=say("posts.import.nameless")))
    press(editor, say("act.save-draft"))
    says(editor, say("posts.done.written"))
    editor.get_by_role("link", name=say("media.open")).click()
    editor.get_by_label(say.label("pictures.document")).set_input_files(file)
    press(editor, say("pictures.send"))
    expect(main).to_contain_text(say("problem.pictures.outside", name="far.png"))
    accessible(editor)
    shot("document-pictures", editor)
    editor.get_by_label(say.label("pictures.document")).set_input_files(file)
    editor.get_by_label(say.label("pictures.rest")).check()
    press(editor, say("pictures.send"))
    says(editor, say("media.done.attached"))
    expect(editor.get_by_label(say.label("media.field.alternative"))).to_have_value("路段图")
