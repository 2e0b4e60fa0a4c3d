"""The Jinja environment of the pages, for Django's Jinja2 backend.

Templates come from three places: our own, our components (under `components/`) and the design system's
(under `nhsuk/`). Nothing here reads the database, and a template is given only what its view hands it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_noop as _
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)
from markupsafe import Markup

from alongside.web.compiled import Compiled
from alongside.web.components.formats import FILTERS, web_address

HERE = Path(__file__).resolve().parent

# What the header leads to, whatever has been built: at most five, with signing in or one's own page.
NAVIGATION = (
    {"text": _("Find help"), "path": "/find/", "room": "matches"},
    {"text": _("What's needed"), "path": "/needs/", "room": "needs"},
    {"text": _("Who's involved"), "path": "/actors/", "room": "directory"},
    {"text": _("Places"), "path": "/places/", "room": "places"},
)


ROOM_OF = {link["path"]: link["room"] for link in NAVIGATION if link["room"]} | {
    "/offers/": "offers",
    "/can-help/": "matches",
    "/ring-me-back/": "matches",
    "/ask-about/": "matches",
    "/calls/": "matches",
    "/sharing/": "matches",
    "/lists/": "feeds",
    "/partnerships/": "partnerships",
    "/map/": "places",
    "/network/": "network",
    "/search/": "search",
    **{f"/{part}/": "evidence" for part in "cases claims costs evaluations measures standards".split()},
    **{f"/{part}/": "innovations" for part in "adoptions innovations portfolios support tried".split()},
    **{f"/{part}/": "voices" for part in "asks answers ballots panels questions suggestions unheard".split()},
}


def environment(**options: Any) -> Environment:
    """Build the environment from the options of the Django backend, which escapes every value.

    The design system's templates reach into values that may not be there, so a missing value is empty.
    """
    options["loader"] = loader()
    options["undefined"] = ChainableUndefined
    options["bytecode_cache"] = Compiled(settings.HOME / "templates")
    options.setdefault("autoescape", True)
    made = Environment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], **options)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    made.globals.update(
        url=url,
        static=static,
        navigation=[link for link in NAVIGATION if link["room"] not in settings.ROOMS_CLOSED],
        closed_rooms=settings.ROOMS_CLOSED,
        language=translation.get_language,
        other_languages=other_languages,
        in_english=in_english,
        report_address=report_address,
        source_code_url=getattr(settings, "ALONGSIDE_SOURCE_URL", ""),
    )
    made.filters.update(FILTERS, web_address=open_address)
    return made


def other_languages(request: Any) -> list[dict[str, Any]]:
    """This page in each other language, named in its own, for the footer."""
    now, path, query = translation.get_language(), "/", QueryDict(mutable=True)
    if request is not None and request.method == "GET":
        with suppress(TooManyFieldsSent):  # the page that says so leads home
            path, query = request.path, request.GET.copy()
    found = []
    for code, name in settings.LANGUAGES:
        query["lang"] = code
        if code != now:
            spoken = {"lang": code, "hreflang": code}
            found.append({"href": f"{path}?{query.urlencode()}", "text": name, "attributes": spoken})
    return found


def report_address(request: Any) -> str:
    """Where a problem with this page is reported; a page that only its reader may know is not named."""
    path = request.path if request is not None else ""
    named = path and not path.startswith(("/l/", "/report/", "/account/"))
    return f"/report/?{urlencode({'page': path})}" if named else "/report/"


def in_english() -> Markup:
    """The attribute of a part that is English in any language's page; nothing on an English page."""
    return Markup("" if (translation.get_language() or "en").startswith("en") else ' lang="en"')


def open_address(value: str | None) -> str:
    """The address if a page may link to it and its room is not closed, else nothing."""
    closed = [path for path, room in ROOM_OF.items() if room in settings.ROOMS_CLOSED]
    return "" if value and value.startswith(tuple(closed)) else web_address(value)


def loader() -> ChoiceLoader:
    """Our templates first, then our components, then the design system."""
    return ChoiceLoader(
        [
            FileSystemLoader(HERE / "templates"),
            PrefixLoader({"components": FileSystemLoader(HERE / "components")}),
            PackageLoader("nhsuk_frontend_jinja"),
        ]
    )


def url(name: str, **kwargs: Any) -> str:
    """The address of a named page."""
    return reverse(name, kwargs=kwargs or None)


def static(path: str) -> str:
    """The address of a static file, with its hash where there is one.

    A file that has not been collected gets its plain address: a page without style is better than none.
    """
    try:
        return staticfiles_storage.url(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"
