"""The words of the pages and the moves that several journeys make.

No sentence of the pages stands in the journeys: `Words` reads the phrase files themselves, and the
people of the demo world come from its script.
"""

import re
import time
from pathlib import Path

import yaml
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
WORLD = yaml.safe_load((ROOT / "Sources/Server/World/world.yaml").read_text())
NAMES = {person["login"]: person["name"] for person in WORLD["persons"]}
PASSWORD = "Woodbell-demo-1"
CITY = next(body for body in WORLD["organizations"] if body["code"] == "YC")
ACCOUNT = next(account for account in WORLD["accounts"] if account["of"] == "YC")
EMERGENCY = next(post for post in WORLD["posts"] if post["kind"] == "emergency")

# The stages of an item of the city bureau, with who signs them in the demo world.
REVIEWERS = [
    ("chushen", "first-review"),
    ("fushen", "second-review"),
    ("zhongshen", "final-review"),
    ("baomi", "secrecy-review"),
]


class Words:
    """What the pages say in one language: words("act.approve-to", stage="…")."""

    def __init__(self, language):
        self.language = language
        self.entries = {}
        for file in sorted((ROOT / "Sources/Web/Phrases" / language).glob("*.yaml")):
            # Every scalar as text: a key `yes` must not become a truth value.
            self._add("", yaml.load(file.read_text(), Loader=yaml.BaseLoader) or {})

    def _add(self, prefix, tree):
        for key, value in tree.items():
            if isinstance(value, dict) and set(value) != {"one", "other"}:
                self._add(f"{prefix}{key}.", value)
            else:
                self.entries[prefix + key] = value

    def __call__(self, key, **values):
        entry = self.entries[key]
        if isinstance(entry, dict):
            entry = entry["one" if str(values.get("n")) == "1" else "other"]
        return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), entry)

    def start(self, key, **values):
        """A pattern for the phrase as far as its first unknown value."""
        return re.compile("^\\s*" + re.escape(self(key, **values).split("{")[0]))

    def label(self, key, **values):
        """A pattern for a field's label, whether or not it is marked as required."""
        marks = "|".join(re.escape(self.entries["field." + need]) for need in
                         ("required", "optional"))
        return re.compile(f"^\\s*{re.escape(self(key, **values))}\\s*({marks})?\\s*$")


def name_of(login):
    """A pattern for the button of somebody on the demo's sign-in page."""
    return re.compile("^" + NAMES[login])


def press(page, words):
    """Presses the button that says exactly this."""
    page.get_by_role("button", name=words, exact=True).click()


def says(page, words):
    """The page says this after what was just done."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def sign_in(page, login, say):
    """Signs in with one click, as the demo world allows."""
    page.goto("/login")
    page.get_by_role("button", name=name_of(login)).click()
    expect(page.get_by_role("navigation", name=say("page.main-menu")).first).to_be_attached()


def number_of(page):
    """The number of the object in the page's address."""
    return int(re.search(r"/(\d+)(?:[/?#]|$)", page.url)[1])


def submit_as(page, path, fields):
    """Sends a form of our own making with the page's own token, as somebody would who knows how."""
    with page.expect_navigation():
        page.evaluate(
            """([path, fields]) => {
              const form = document.createElement("form");
              form.method = "post";
              form.action = path;
              const token = document.querySelector("input[name=_form]").value;
              for (const [name, value] of [["_form", token]].concat(Object.entries(fields))) {
                const input = document.createElement("textarea");
                input.name = name;
                input.value = value;
                form.append(input);
              }
              document.body.append(form);
              HTMLFormElement.prototype.submit.call(form);
            }""",
            [path, fields],
        )


def hidden_fields(form):
    """The hidden fields of a form, without its token."""
    fields = form.evaluate(
        """form => Array.from(form.querySelectorAll("input[type=hidden]"),
                              input => [input.name, input.value])"""
    )
    return {name: value for name, value in fields if name != "_form"}


def reload_until(page, condition, seconds=15):
    """Loads the page anew until the condition holds: something else is at work on it."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"still waiting at {page.url}"
        page.wait_for_timeout(100)
        page.reload()


# Items


def write_post(page, say, title, body, emergency=None, sensitivity="ordinary"):
    """The editor writes an item; the page is then its editor. Returns the item's number."""
    page.goto("/posts/new" + ("?kind=emergency" if emergency else ""))
    page.get_by_label(say.label("posts.field.title")).fill(title)
    page.get_by_role("checkbox", name=ACCOUNT["name"], exact=True).set_checked(True)
    page.get_by_role("radio", name=say("posts.sensitivity." + sensitivity), exact=True).check()
    page.get_by_label(say.label("posts.field.category")).select_option("service")
    for element, words in (emergency or {}).items():
        page.locator(f"[id='field-element-{element}']").fill(words)
    page.get_by_label(say.label("posts.field.body")).fill(body)
    nothing = page.get_by_label(say("posts.concerns.none"))
    if nothing.count():
        nothing.check()
    press(page, say("act.save-draft"))
    says(page, say("posts.done.written"))
    return number_of(page)


def submit_post(page, say, post):
    page.goto(f"/posts/{post}")
    press(page, say("posts.submit", stage=say("stage.first-review")))
    says(page, say("posts.done.submitted"))


def agree(page, say, post, stage, opinion="", route=REVIEWERS):
    """Signs the stage that is open, answering what it asks."""
    page.goto(f"/posts/{post}")
    for question in page.get_by_role("radio", name=say("review.answer.no"), exact=True).all():
        question.check()
    conclusion = page.get_by_role("radio", name=say("review.conclusion.publish"), exact=True)
    if conclusion.count():
        conclusion.check()
    if opinion:
        page.get_by_label(say.label("opinion.label")).fill(opinion)
    later = [kind for _, kind in route]
    later = later[later.index(stage) + 1:]
    if later:
        press(page, say("act.approve-to", stage=say("stage." + later[0])))
    else:
        press(page, say("review.approve-last"))
    says(page, say("posts.done.signed"))


def publish(page, say, post):
    """The publisher looks at the account, types the end of its name and publishes."""
    page.goto(f"/posts/{post}")
    page.get_by_label(say.label("publishing.confirmation")).fill(ACCOUNT["name"][-2:])
    press(page, say("publishing.button.now"))
    says(page, say("posts.done.confirmed"))
    published = page.locator(".heading").get_by_text(say("posts.state.published"), exact=True)
    reload_until(page, lambda: published.count() > 0)


# Messages


def leave_message(page, say, title, body, contact="13900000000"):
    """A citizen writes to the city bureau; returns the number and the secret code."""
    page.goto("/p/ask")
    page.get_by_role("radio", name=CITY["name"], exact=True).check()
    page.get_by_role("radio", name=re.compile("^" + say("messages.kind.consultation"))).check()
    page.get_by_label(say.label("ask.field.title")).fill(title)
    page.get_by_label(say.label("ask.field.body")).fill(body)
    page.get_by_label(say.label("ask.field.contact")).fill(contact)
    page.get_by_label(say("ask.field.publish")).check()
    press(page, say("ask.submit"))
    return receipt(page, say)


def receipt(page, say):
    expect(page.get_by_role("heading", name=say("ask.done.title"))).to_be_visible()
    number, code = page.locator("dl.numbers dd").all_inner_texts()
    return number.strip(), code.strip()


def track(page, say, number, code):
    page.goto("/p/track")
    page.get_by_label(say.label("track.field.number")).fill(number)
    page.get_by_label(say.label("track.field.code")).fill(code)
    press(page, say("track.submit"))


def open_message(page, title):
    """Finds a message in the inbox and opens it; returns the number in its address."""
    page.goto("/messages")
    page.get_by_role("link", name=title, exact=True).click()
    return number_of(page)


TEXTS = {
    "proposal": "拟请治安支队核实后答复。",
    "instruction": "请治安支队今日办理。",
    "draft": "您好。已经安排夜间巡查。",
    "handling": "已与摊主谈话。",
    "reply": "您好。您反映的情况属实，已安排夜间巡查，并已责令改正。",
    "agreement": "同意答复。",
}


def answer_message(
    person, say, message, title, look=None, before=None, until=None, texts=TEXTS, **options
):
    """Takes a message from the inbox to the answer: clerk, leader, department and its head.

    `look(page, step)` is called with the page on which the step is about to be taken, `before(page,
    step, path, fields)` as well, with the address and the hidden fields of the step's form. `texts`
    is what they write.
    """
    steps = [
        ("register", "liuyan", register, "registration"),
        ("instruct", "lingdao", instruct, "instruction"),
        ("draft", "zhian", draft, "draft"),
        ("sign", "zhianzhang", sign, "signature"),
        ("edit", "liuyan", edit, "edit"),
        ("approve", "lingdao", approve, "approval"),
        ("send", "liuyan", send, "sending"),
    ]
    for step, login, take, form in steps:
        page = person(login, **options)
        page.goto(f"/messages/{message}")
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        if step == "register":
            choose_class(page, say)
        if before:
            node = page.locator(f"form[action$='/{form}']")
            before(page, step, node.get_attribute("action"), hidden_fields(node))
        if look:
            look(page, step)
        take(page, say, texts)
        says(page, say("messages.done." + form))
        if step == until:
            return


def choose_class(page, say):
    """Sorts the message as a question: the first class that is answered."""
    page.locator("input[name=class][value=inquiry]").check()
    press(page, say("act.next"))


def register(page, say, texts):
    page.get_by_role("radio", name=re.compile("^" + say("messages.complexity.simple"))).check()
    page.get_by_label(say.label("messages.field.proposal")).fill(texts["proposal"])
    page.get_by_label(say.label("messages.field.department")).select_option(label="治安支队")
    press(page, say("messages.act.register"))


def instruct(page, say, texts):
    page.get_by_label(say.label("messages.field.instruction")).fill(texts["instruction"])
    press(page, say("messages.act.instruct"))


def draft(page, say, texts):
    page.get_by_label(say.label("messages.field.reply")).fill(texts["draft"])
    page.get_by_label(say.label("messages.field.opinion")).fill(texts["handling"])
    press(page, say("messages.act.draft"))


def sign(page, say, texts):
    press(page, say("messages.act.sign"))


def edit(page, say, texts):
    page.get_by_label(say.label("messages.field.reply")).fill(texts["reply"])
    press(page, say("messages.act.edit"))


def approve(page, say, texts):
    page.get_by_label(say.label("messages.field.opinion")).fill(texts["agreement"])
    press(page, say("messages.act.approve"))


def send(page, say, texts):
    press(page, say("messages.act.send"))


def fits(page):
    """Nothing makes the page wider than the window, on a desk and on a telephone."""
    before = page.viewport_size
    for width in (before["width"], 360):
        page.set_viewport_size({"width": width, "height": before["height"]})
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide at {width}"
    page.set_viewport_size(before)
