"""How a question, what to read first and what was said stand on pages, each in its language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.voices.conversation_rules import LANGUAGES, RIGHT_TO_LEFT

from . import words

READ_IN = "read-in"  # the cookie of the language in which somebody reads what others said


def read_in(request: HttpRequest, conversation: Any) -> str:
    """The language in which somebody wants to read what was said: as chosen, else the main one."""
    for said in (request.GET.get("in", ""), request.POST.get("in", ""), request.COOKIES.get(READ_IN, "")):
        if said in conversation.languages:
            return said
    return str(conversation.languages[0])


def keep_language(request: HttpRequest, response: HttpResponse, conversation: Any) -> HttpResponse:
    """Remember the language that was chosen just now."""
    chosen = request.GET.get("in", "")
    if chosen in conversation.languages:
        response.set_cookie(READ_IN, chosen, max_age=31_536_000, samesite="Lax", path="/questions/")
    return response


def languages(conversation: Any, now: str = "", at: str = "") -> list[dict[str, Any]]:
    """The languages to choose from, none where there is only one. `at`: the address that gets `?in=`."""
    if len(conversation.languages) < 2:
        return []
    return [
        {"code": code, "text": LANGUAGES[code], "is_now": code == now, "url": f"{at}in={code}"}
        for code in conversation.languages
    ]


def said(statement: Any, language: str) -> dict[str, Any]:
    """What somebody said, in this language where it is there in it, else as it was said."""
    text, tongue = statement.text, statement.language
    if tongue != language and len(statement.conversation.languages) > 1:
        other = next((one for one in statement.texts.all() if one.language == language), None)
        if other is not None:
            text, tongue = other.text, language
    return {
        "number": statement.number,
        "text": text,
        "lang": tongue,
        "dir": "rtl" if tongue in RIGHT_TO_LEFT else "ltr",
        "name": statement.name,
        "original": LANGUAGES[statement.language] if tongue != statement.language else "",
    }


def readings(rows: list[Any]) -> list[dict[str, Any]]:
    """What to read, watch or hear first."""
    return [
        {
            "ref": row.ref,
            "title": row.title,
            "url": row.url,
            "kind": words.READING[row.kind],
            "words": row.words,
            "otherwise": row.otherwise,
            "lang": row.language,
            "dir": "rtl" if row.language in RIGHT_TO_LEFT else "ltr",
            "language": LANGUAGES.get(row.language, row.language) if row.language != "en" else "",
        }
        for row in rows
    ]


def after(ask: Any) -> list[dict[str, str]]:
    """Where to read what came out and what came of it, as far as these rooms are open."""
    rows = (
        (f"/questions/{ask.ref}/results/", _("What most agree on, and where people differ")),
        (f"/asks/{ask.ref}/answers/", _("What happened with what people said")),
        (f"/asks/{ask.ref}/checked/", _("How what people said was looked at")),
    )
    shown = ask.state not in ("draft", "withdrawn")
    return [{"url": url, "text": text} for url, text in rows if shown and is_valid_path(url)]
