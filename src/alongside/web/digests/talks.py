"""Note a conversation in a few seconds, and the list of one's own."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.exchange.digests.queries import noter, others_named, talk_for, talked_with, talks_for
from alongside.exchange.digests.rules import remind_on
from alongside.exchange.digests.services import TalkRefused, note_talk, take_back_talk
from alongside.exchange.directory.queries import actor_for
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE, address, page_of
from alongside.web.typed import line, problem
from alongside.web.typed import words as typed_words

from . import wording
from .here import signed_in

WRONG, LONGEST_NAME = 422, 120


@require_GET
@signed_in
def index(request: Any) -> HttpResponse:
    """What one's organisation noted, newest first."""
    mine, talks = noter(request.viewer), talks_for(request.viewer)
    if kind := downloads.asked_for(request):
        head = [_("Date"), _("Talked with"), _("What was said"), _("Remind on"), _("Done on"), _("Noted by")]
        rows = (_row(talk) for talk in talks[: downloads.MOST_ROWS])
        return downloads.as_file(kind, "conversations", head, rows, [mine.name if mine else ""])
    page = page_of(request, talks, _item)
    context = {
        "page": page,
        "mine": mine.name if mine else "",
        "downloads": downloads.links(request) if page["items"] else [],
        "practice": mine is not None and mine.world == PRACTICE,
    }
    return render(request, "today/talks.html.jinja", context)


def _row(talk: Any) -> list[Any]:
    done = timezone.localdate(talk.done_at) if talk.done_at else None
    return [talk.on, _with(talk), talk.words, talk.remind_on, done, talk.user.name if talk.user else ""]


def _with(talk: Any) -> str:
    return str(talk.actor.name if talk.actor else talk.who or _("Somebody"))


def _item(talk: Any) -> dict[str, str]:
    """One conversation of the list."""
    left = talk.remind_on and talk.done_at is None
    remind = _("reminder on %(day)s") % {"day": long_date(talk.remind_on)} if left else ""
    who = talk.user.name if talk.user else ""
    return {
        "ref": talk.ref,
        "title": _with(talk),
        "url": f"/actors/{talk.actor.ref}/" if talk.actor else "",
        "text": talk.words,
        "line": " · ".join(filter(None, [long_date(talk.on), who, remind])),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Any) -> HttpResponse:
    """With whom, a line of words, when to be reminded."""
    mine = noter(request.viewer)
    if mine is None:
        said = _(
            "Conversations are noted by people who act for an organisation here. "
            "Ask whoever runs this site to add you."
        )
        return render(request, "errors/403.html.jinja", {"problem": said}, status=403)
    said = _said(request)
    if request.method != "POST":
        return _form(request, mine, said)
    try:
        _note(request, mine, said)
    except TalkRefused as refused:
        return _form(request, mine, said, str(refused), refused.field)
    return redirect(address("/you/", did="talk-noted"))


def _said(request: HttpRequest) -> dict[str, Any]:
    """What was typed or picked."""
    if request.method == "POST":
        names = ("actor", "who", "remind", "together")
        return {name: line(request, name)[:LONGEST_NAME] for name in names} | {
            "words": typed_words(request, "words"),
            "q": "",
        }
    given = {
        name: " ".join(request.GET.get(name, "").split())[:LONGEST_NAME] for name in ("actor", "who", "q")
    }
    return given | {"remind": "month", "words": "", "together": ""}


def _note(request: Any, mine: Any, said: dict[str, Any]) -> None:
    today = timezone.localdate()
    other = actor_for(request.viewer, said["actor"]) if said["actor"] else None
    if said["actor"] and other is None:
        raise Http404
    note_talk(
        actor_id=other.pk if other else None,
        who=said["who"],
        words=said["words"],
        on=today,
        remind_on=remind_on(said["remind"], today),
        together=said["together"] == "yes",
        by=replace(request.doer, acting_for_id=mine.party_id),
    )


def _form(
    request: Any, mine: Any, said: dict[str, Any], refused: str = "", field: str = "words"
) -> HttpResponse:
    """The page: first with whom, then what."""
    other = actor_for(request.viewer, said["actor"]) if said["actor"] else None
    if said["actor"] and (other is None or other.world != mine.world or other.pk == mine.pk):
        raise Http404
    found = others_named(request.viewer, said["q"], world=mine.world) if said["q"] else []
    recent = [] if said["q"] or other else talked_with(request.viewer)
    context = {
        "other": {"name": other.name, "ref": other.ref, "is_person": other.nature == "person"}
        if other
        else None,
        "said": said,
        "found": [_choice(actor) for actor in found],
        "recent": [_choice(actor) for actor in recent],
        "remind": {key: wording.REMIND[key] for key in wording.REMIND},
        "mine": mine.name,
        "problems": [problem(refused, field)] if refused else [],
        "practice": mine.world == PRACTICE,
    }
    return render(request, "today/talk.html.jinja", context, status=WRONG if refused else 200)


def _choice(actor: Any) -> dict[str, str]:
    return {
        "title": actor.name,
        "url": address("/you/talks/new/", actor=actor.ref),
        "line": actor.place.name if actor.place else "",
    }


@require_POST
@signed_in
def take_back(request: Any, ref: str) -> HttpResponse:
    """Remove a note, with what it made."""
    talk = talk_for(request.viewer, ref)
    if talk is None:
        raise Http404
    take_back_talk(ref=ref, by=replace(request.doer, acting_for_id=talk.party_id))
    return redirect("talks")
