"""A real Chromium that tells on the page: policy violations, strays off the host, errors, and axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Playwright,
    Request,
)

from tests._support.needs import ROOT, chromium

WIDTHS = (1280, 375, 320)  # a desk, a phone, and the narrowest page that WCAG asks for
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--disable-extensions",
    # What leaves the host finds nobody. Routes would stop it too, but take the browser's cache away.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]  # fmt: skip
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LISTEN = "document.addEventListener('securitypolicyviolation', e => console.error('Content Security Policy: '"
LISTEN += " + e.violatedDirective + ' refused ' + (e.blockedURI || 'inline') + ' in ' + e.sourceFile));"


@dataclass
class Watch:
    """What went wrong on the pages of one context, in sentences."""

    host: str
    faults: list[str] = field(default_factory=list)

    def console(self, message: ConsoleMessage) -> None:
        """Keep what the page's console calls an error, and every word of the content security policy."""
        # A page that answers 404 on purpose is no fault; a request off the host is caught as such.
        failed_load = message.text.startswith("Failed to load resource")
        if "Content Security Policy" in message.text or (message.type == "error" and not failed_load):
            self.faults.append(f"{message.type} on {message.location.get('url')}: {message.text}")

    def error(self, error: Any) -> None:
        """Keep an exception that no script caught."""
        self.faults.append(f"error in a script: {error}")

    def request(self, request: Request) -> None:
        """Keep a request that left the host."""
        if not self.is_here(request.url):
            self.faults.append(f"request off the host: {request.url}")

    def is_here(self, url: str) -> bool:
        """Say whether an address stays on the host under test."""
        parts = urlsplit(url)
        return parts.scheme in {"data", "blob", "about"} or parts.netloc == self.host


def settled(act: Callable[..., Any]) -> Callable[..., Any]:
    """What somebody does, and then waits for: the page it led to is whole before anything is asked of it."""

    @wraps(act)
    def acted(it: Locator, *args: Any, **named: Any) -> Any:
        act(it, *args, **named)
        it.page.wait_for_load_state()

    return acted


def launch(playwright: Playwright) -> Browser:
    """Start the machine's Chromium; who presses waits for the page."""
    for name in ("click", "press"):
        act = getattr(Locator, name)
        if not hasattr(act, "__wrapped__"):
            setattr(Locator, name, settled(act))
    return playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)


@contextmanager
def watched(
    browser: Browser, base_url: str, *, width: int = WIDTHS[0], **options: Any
) -> Iterator[tuple[BrowserContext, Watch]]:
    """Open a fresh context on one host; on leaving, fail with every fault that its pages showed.

    `options` go to Playwright's `new_context`, e.g. `java_script_enabled=False`.
    """
    watch = Watch(urlsplit(base_url).netloc)
    height = 900 if width > 600 else 800
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(15_000)
    context.on("console", watch.console)
    context.on("weberror", lambda found: watch.error(found.error))
    context.on("request", watch.request)
    context.add_init_script(LISTEN)
    try:
        yield context, watch
    finally:
        context.close()
    assert not watch.faults, "The page misbehaved:\n  " + "\n  ".join(watch.faults)


def breaches_of(page: Page) -> list[dict[str, Any]]:
    """What axe finds against WCAG 2.2 A and AA in the page as it stands: rules, each with its nodes."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # Only breaches are told in full, and they are named by their HTML, which halves the time.
    options = "{runOnly: tags, resultTypes: ['violations'], selectors: false}"
    run = f"async tags => (await axe.run(document, {options})).violations"
    found: list[dict[str, Any]] = page.evaluate(run, STANDARDS)
    return found


def axe(page: Page) -> None:
    """Assert that axe finds no breach of WCAG 2.2 A and AA in the page as it stands."""
    breaches = [
        f"{breach['id']} ({breach['impact']}): {breach['help']}\n      {node['html'][:200]}"
        for breach in breaches_of(page)
        for node in breach["nodes"]
    ]
    assert not breaches, f"axe on {page.url}:\n  " + "\n  ".join(breaches)


def fits(page: Page) -> None:
    """Assert that the page needs no sideways scrolling at its present width."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room, f"{page.url} is {wide} pixels wide in a window of {room}"
