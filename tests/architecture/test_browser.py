"""The browser of the journeys tells on a page that misbehaves, and is silent about one that does not."""

import http.server
import threading

import pytest

from tests._support import browser

pytestmark = pytest.mark.browser

FRAME = "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>{}</main></html>"
PAGES = {
    "/sound": FRAME.format("<p>Words</p>"),
    "/inline": FRAME.format("<script>1</script>"),
    "/stray": FRAME.format("<img alt='' src='http://example.org/x.png'>"),
    "/broken": FRAME.format("<script src='/broken.js'></script>"),
    "/broken.js": "throw new Error('a script broke')",
    "/unlabelled": FRAME.format("<input>"),
    "/wide": FRAME.format("<meta name=viewport content='width=device-width'><pre>" + "x" * 900 + "</pre>"),
}


class Pages(http.server.BaseHTTPRequestHandler):
    """Serve the pages above, with a policy that lets only images come from elsewhere."""

    def do_GET(self):
        body = PAGES.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else "text/html")
        self.send_header("Content-Security-Policy", "default-src 'self'; img-src *")
        self.end_headers()
        self.wfile.write((body or "Not here").encode())

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def host():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("width", browser.WIDTHS)
def test_a_sound_page_passes_at_every_width(chromium, host, width):
    with browser.watched(chromium, host, width=width) as (context, _):
        page = context.new_page()
        page.goto("/sound")
        browser.axe(page)
        browser.fits(page)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/inline", "Content Security Policy"),
        ("/stray", "request off the host: http://example.org/x.png"),
        ("/broken", "a script broke"),
    ],
)
def test_a_page_that_misbehaves_is_told_on(chromium, host, path, said):
    with (
        pytest.raises(AssertionError, match=said),
        browser.watched(chromium, host) as (context, watch),
    ):
        page = context.new_page()
        page.goto(path)
        page.wait_for_load_state()
        for _ in range(50):
            if watch.faults:
                break
            page.wait_for_timeout(100)


def test_a_page_that_is_not_there_is_no_fault_of_the_browser(chromium, host):
    with browser.watched(chromium, host) as (context, _):
        assert context.new_page().goto("/nowhere").status == 404


def test_a_field_without_a_label_is_found_by_axe(chromium, host):
    with browser.watched(chromium, host) as (context, _):
        page = context.new_page()
        page.goto("/unlabelled")
        with pytest.raises(AssertionError, match="label"):
            browser.axe(page)


def test_a_page_wider_than_its_window_is_found(chromium, host):
    with browser.watched(chromium, host, width=320) as (context, _):
        page = context.new_page()
        page.goto("/wide")
        with pytest.raises(AssertionError, match="pixels wide"):
            browser.fits(page)
