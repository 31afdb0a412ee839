"""What the browser journeys stand on: a running Woodbell, a browser, screenshots.

A journey runs on SQLite in Chinese and on PostgreSQL in English, so that each engine and each
language is met; the two journeys of an item and a message run in all four pairs, and so does every
journey with --all-pairs. There is one server for each pair:

    def test_a_notice_reaches_the_portal(person, say, shot):
        editor = person("caibian")
        editor.goto("/posts")
        shot("posts", editor)

`script/test` sets WOODBELL_BIN, CHROMIUM and WOODBELL_TEST_POSTGRES.
"""

import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from steps import Words, sign_in

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / ".build" / "screenshots"
VIEWPORTS = {
    "desk": {"width": 1440, "height": 900},
    "phone": {"width": 360, "height": 740},
    "narrow": {"width": 320, "height": 640},
}
LOCALES = {"zh-Hans": "zh-CN", "en": "en-US"}
START_DEADLINE = 120  # seconds; a debug build fills its demo world slowly
STOP_DEADLINE = 15
AXE_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}


# Journeys that run on both engines in both languages.
WHOLE_MODULES = {"test_notice", "test_message"}
PAIRS = {("sqlite", "zh-Hans"), ("postgres", "en")}


def pytest_addoption(parser):
    parser.addoption("--all-pairs", action="store_true", help="each journey in all four pairs")


def pytest_collection_modifyitems(config, items):
    """Leaves out the pairs that a journey does not need; one that names its engine keeps all."""
    if config.getoption("--all-pairs"):
        return
    engines = {}
    for item in items:
        pair = pair_of(item)
        if pair:
            engines.setdefault((item.module.__name__, item.originalname), set()).add(pair[0])

    def is_needed(item):
        name = item.module.__name__
        pair = pair_of(item)
        if pair is None or name in WHOLE_MODULES:
            return True
        return len(engines[(name, item.originalname)]) == 1 or pair in PAIRS

    config.hook.pytest_deselected(items=[item for item in items if not is_needed(item)])
    items[:] = [item for item in items if is_needed(item)]


def pair_of(item):
    params = item.callspec.params if hasattr(item, "callspec") else {}
    return (params["engine"], params["language"]) if {"engine", "language"} <= set(params) else None


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def engine(request):
    """The database that the server of this journey keeps its record in."""
    return request.param


@pytest.fixture(scope="session", params=["zh-Hans", "en"])
def language(request):
    """The language that the browser of this journey asks for."""
    return request.param


@pytest.fixture
def viewport(request):
    """`desk` (1440x900) or `phone` (360x740).

    A journey for both: @pytest.mark.parametrize("viewport", ["desk", "phone"], indirect=True)
    """
    return getattr(request, "param", "desk")


@dataclass
class Server:
    url: str
    log_file: Path
    data: Path
    process: subprocess.Popen

    def log(self, size=8000):
        return self.log_file.read_text(errors="replace")[-size:]

    def setup_link(self):
        """The link to the first set-up, which a server without an office prints when it starts."""
        deadline = time.monotonic() + STOP_DEADLINE
        while time.monotonic() < deadline:
            found = re.search(r"(/setup\?key=[0-9a-f]{32})$", self.log(), re.MULTILINE)
            if found:
                return found[1]
            time.sleep(0.05)
        pytest.fail(f"no link to the first set-up:\n{self.log()}", pytrace=False)


def needed(variable):
    value = os.environ.get(variable)
    if not value:
        pytest.exit(f"{variable} is not set; start the journeys with script/test", 2)
    return value


def new_database(name):
    """Creates an empty database in the temporary cluster and returns its URL."""
    cluster = needed("WOODBELL_TEST_POSTGRES")
    subprocess.run(
        ["psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", cluster]
        + ["--command", f'CREATE DATABASE "{name}"'],
        check=True,
    )
    return urlunsplit(urlsplit(cluster)._replace(path="/" + name))


def wait_until_listening(process, log_file):
    """The address that the server prints; fails with its log when none comes in time."""
    deadline = time.monotonic() + START_DEADLINE
    while time.monotonic() < deadline:
        log = log_file.read_text(errors="replace")
        found = re.search(r"^Listening on (http://\S+?)/?$", log, re.MULTILINE)
        if found:
            return found[1]
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}:\n{log}", pytrace=False)
        time.sleep(0.05)
    pytest.fail(f"no address after {START_DEADLINE} s:\n{log}", pytrace=False)


def stop(process):
    process.terminate()
    try:
        process.wait(STOP_DEADLINE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def running(engine, data, database, *options):
    """A server on an empty folder, and on an empty database of its own with PostgreSQL."""
    log_file = data.with_suffix(".log")
    command = [needed("WOODBELL_BIN"), "serve", "--data", str(data), *options]
    command += ["--host", "127.0.0.1", "--port", "0"]
    if engine == "postgres":
        command += ["--database", new_database(database.replace("-", "_").lower())]
    with open(log_file, "wb") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=data
        )
    try:
        yield Server(wait_until_listening(process, log_file), log_file, data, process)
    finally:
        stop(process)


@pytest.fixture(scope="session")
def server(engine, language, tmp_path_factory):
    """A demo world of its own for this engine and language."""
    data = tmp_path_factory.mktemp(f"{engine}-{language}")
    with running(engine, data, f"browser_{language}", "--demo") as server:
        yield server


@pytest.fixture
def empty_server(engine, language, tmp_path_factory):
    """A server that nobody has set up yet."""
    data = tmp_path_factory.mktemp(f"empty-{engine}-{language}")
    with running(engine, data, f"empty_{language}") as server:
        yield server


@pytest.fixture(scope="session")
def say(language):
    """The words of the pages in the journey's language."""
    return Words(language)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; nothing is downloaded."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        pytest.exit("chromium is missing; run script/bootstrap test", 2)
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What went wrong on the pages of the present journey."""

    faults: list = field(default_factory=list)

    def over(self, page, address):
        def watch_console(message):
            if "Content Security Policy" in message.text:
                self.faults.append(message.text)

        def watch_dialog(dialog):
            self.faults.append(f"opened a dialog: {dialog.message}")
            dialog.dismiss()

        def watch_request(outgoing):
            if not outgoing.url.startswith((address + "/", "data:", "blob:", "about:")):
                self.faults.append(f"asked for {outgoing.url}")

        page.on("console", watch_console)
        page.on("dialog", watch_dialog)
        page.on("request", watch_request)
        page.on("pageerror", lambda error: self.faults.append(str(error)))


@pytest.fixture(scope="session")
def watch():
    return Watch()


@pytest.fixture(scope="session")
def open_context(browser, language, watch):
    """Opens a page in a new context: no cookies, this language, watched for faults."""

    def opened(address, viewport, javascript, state=None):
        context = browser.new_context(
            base_url=address,
            viewport=VIEWPORTS[viewport],
            locale=LOCALES[language],
            timezone_id="Asia/Shanghai",
            java_script_enabled=javascript,
            storage_state=state,
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        watch.over(page, address)
        return page

    return opened


@pytest.fixture
def journey(request, watch):
    """The pages of this journey, for the pictures of a failure.

    The journey fails when a page raised a script error, opened a dialog, broke its content
    security policy, or asked another host for something.
    """
    watch.faults.clear()
    pages = []
    request.node.woodbell_pages = pages
    yield pages
    assert not watch.faults, "\n".join(watch.faults)


@pytest.fixture
def new_page(journey, open_context, server, viewport):
    """Opens a page for one more person, with cookies of its own: new_page(viewport="phone")."""
    contexts = []

    def open_page(viewport=viewport, javascript=True, at=None):
        page = open_context(at or server.url, viewport, javascript)
        contexts.append(page.context)
        journey.append(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    """The page of the journey's first person."""
    return new_page()


@pytest.fixture(scope="session")
def desks(server):
    """The pages on which people of this server are signed in; kept, because new ones are slow."""
    desks = {}
    yield desks
    for pages in desks.values():
        for page in pages:
            page.context.close()


@pytest.fixture(scope="session")
def keys(server):
    """The cookies of everybody who signed in to this server so far, by sign-in name."""
    return {}


@pytest.fixture
def person(journey, open_context, server, desks, keys, say, viewport):
    """Opens a page on which somebody of the demo world is signed in: person("caibian").

    Asked for the same person again, it opens a second page beside the first.
    """
    taken = set()

    def open_page(login, viewport=viewport, javascript=True):
        pages = desks.setdefault((login, viewport, javascript), [])
        page = next((page for page in pages if page not in taken), None)
        if page is None:
            page = open_context(server.url, viewport, javascript, state=keys.get(login))
            pages.append(page)
        taken.add(page)
        journey.append(page)
        page.set_viewport_size(VIEWPORTS[viewport])
        if login in keys:
            page.goto("/")
        else:
            sign_in(page, login, say)
            keys[login] = page.context.storage_state()
        return page

    return open_page


@pytest.fixture
def shot(request, engine, language):
    """shot("home") looks at the page and saves it as it is on a desk and on a telephone.

    The pictures are .build/screenshots/<engine>-<language>-home.png and …-home-phone.png. A page
    that shows the key of a phrase that is missing fails the journey.
    """

    def save(name, page=None):
        page = page or request.getfixturevalue("page")
        missing = re.findall(r"⟦[^⟧]*⟧|\{[A-Za-z]\w*\}", page.locator("body").inner_text())
        assert not missing, f"{page.url} shows {missing}"
        if (engine, language) == ("postgres", "zh-Hans"):
            return None  # the same pages again
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.evaluate("scrollTo(0, 0)")
        before = page.viewport_size
        path = SCREENSHOTS / f"{engine}-{language}-{name}.png"
        if before["width"] > VIEWPORTS["phone"]["width"]:
            page.screenshot(path=path, full_page=True)
            page.set_viewport_size(VIEWPORTS["phone"])
            page.screenshot(path=path.with_stem(path.stem + "-phone"), full_page=True)
            page.set_viewport_size(before)
        else:
            page.screenshot(path=path.with_stem(path.stem + "-phone"), full_page=True)
        return path

    return save


@pytest.fixture
def illustrate(engine, language):
    """illustrate("home", page) makes a picture for the documents: docs/images/home.png.

    It is put there when it is missing, or anew with WOODBELL_UPDATE_DOCS=1, as the generated pages
    of the documentation are.
    """

    def save(name, page):
        if (engine, language) != ("sqlite", "zh-Hans"):
            return
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        taken = page.screenshot(path=SCREENSHOTS / f"{name}.png")
        assert len(taken) <= 200_000
        target = ROOT / "docs" / "images" / f"{name}.png"
        if not target.exists() or os.environ.get("WOODBELL_UPDATE_DOCS") == "1":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(taken)

    return save


@pytest.fixture
def accessible(request):
    """accessible() fails on what axe finds against WCAG 2.2 A and AA on the page."""

    def check(page=None):
        page = page or request.getfixturevalue("page")
        results = Axe().run(page, options=AXE_RULES)
        assert results.violations_count == 0, results.generate_report()

    return check


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Attaches the server's log and a picture of each open page to a failure."""
    report = yield
    if report.failed:
        fixtures = getattr(item, "funcargs", {})
        if "server" in fixtures:
            report.sections.append(("end of the server's log", fixtures["server"].log()))
        if report.when == "call":
            for number, page in enumerate(getattr(item, "woodbell_pages", []), start=1):
                report.sections.append(picture(item, page, number))
    return report


def picture(item, page, number):
    name = re.sub(r"[^\w-]+", "-", item.name).strip("-")
    path = SCREENSHOTS / f"failed-{name}-{number}.png"
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    try:
        page.screenshot(path=path, full_page=True)
        return (f"page {number}", f"{page.url}\n{path}")
    except Exception as error:  # the page may be what failed
        return (f"page {number}", f"no picture: {error}")
