"""How each thing of Today reads, and the buttons that do it in its line."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.web.components.formats import long_date
from alongside.web.innovations.journey.presenters import late_said
from alongside.web.people import phone_url
from alongside.web.presenting import address, open_page

from . import lines_of_evidence, wording

LONGEST = 140


def line_of(line: Any) -> dict[str, Any]:
    """One thing to do: what it is, where more is told, whom to ring, and its buttons."""
    made = {"kind": line.kind, "which": "", "phone": "", "line": "", "url": "", "buttons": [], "no": None}
    made |= PRESENTERS[line.kind](line)
    made["ref"] = line.row.introduction.ref if made["which"] else line.row.ref
    made["world"] = getattr(getattr(line.row, "ask", line.row), "world", "real")
    return made


def button(value: str, text: str, *, second: bool = False) -> dict[str, Any]:
    """One button of a line."""
    return {"value": value, "text": text, "second": second}


def asking(
    value: str, summary: str, label: str, text: str, options: dict[str, str] | None = None
) -> dict[str, Any]:
    """What takes a few words as well: folded away, with a box, perhaps a list of choices, and a button."""
    return {"value": value, "summary": summary, "label": label, "text": text, "options": options or {}}


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"


def _enquiry(line: Any) -> dict[str, Any]:
    row = line.row
    person = row.guest or row.user
    phone = row.guest.phone if row.guest else ""
    about = row.offer or row.need or row.actor
    taken = row.state == "taken"
    return {
        "label": wording.ENQUIRY[row.kind],
        "title": (person.name if person else "") or _("Somebody"),
        "url": open_page(f"/enquiries/{row.ref}/", "real"),
        "phone": phone,
        "phone_url": phone_url(phone),
        "text": _short(row.words),
        "line": _joined(
            str(getattr(about, "title", "") or getattr(about, "name", "")) if about else "",
            row.place.name if row.place else "",
            row.when,
            _("answer by %(day)s") % {"day": long_date(row.due_on)},
        ),
        "buttons": [] if taken else [button("take", _("I'll do it"))],
        "no": asking("finish", _("It is done"), _("What came of it? They are told this."), _("Done")),
    }


def _introduction(line: Any) -> dict[str, Any]:
    side = line.row
    return _side(line, _("Put in touch?")) | {
        "text": _short(side.introduction.words),
        "buttons": [button("yes", _("Yes, put us in touch"))],
        "no": asking(
            "no",
            _("No, and why"),
            _("In a few words"),
            _("No"),
            dict(wording.WHY_NOT),
        ),
    }


def _follow_up(line: Any) -> dict[str, Any]:
    return _side(line, _("Did it help?")) | {
        "buttons": [
            button("yes", _("Yes")),
            button("partly", _("In part"), second=True),
            button("no", _("No"), second=True),
            button("never", _("It never took place"), second=True),
        ],
    }


def _side(line: Any, label: str) -> dict[str, Any]:
    """An introduction: the other side first, then one's own."""
    titles = [row.title if row else "" for row in (line.offer, line.need)]
    if line.row.which == "offer":
        titles.reverse()
    introduction = line.row.introduction
    return {
        "label": label,
        "title": titles[0] or _("Somebody"),
        "url": open_page(f"/introductions/{introduction.ref}/", "real"),
        "line": _("About: %(title)s") % {"title": titles[1]} if titles[1] else "",
        "which": line.row.which,
    }


def _keeper_request(line: Any) -> dict[str, Any]:
    row = line.row
    person = row.user or row.guest
    return {
        "label": _("This is ours, somebody says"),
        "title": row.actor.name,
        "url": open_page(f"/actors/{row.actor.ref}/ours/{row.ref}/", "real"),
        "line": _joined((person.name if person else "") or _("Somebody"), row.role_there),
        "text": _short(row.check_by or row.words),
        "buttons": [button("yes", _("Yes, it is theirs"))],
        "no": asking("no", _("No, and why"), _("Why not? They are told this."), _("No")),
    }


def _report(line: Any) -> dict[str, Any]:
    row = line.row
    return {
        "label": _("Something here is wrong, somebody says"),
        "title": row.page,
        "url": open_page(f"/moderation/{row.ref}/", "real") or row.page,
        "text": _short(row.words),
        "line": _joined(long_date(row.made_at), _("asked to look again") if row.state == "appealed" else ""),
    }


def _said(line: Any) -> dict[str, Any]:
    many = line.row.many
    return {
        "label": _("What people said waits to be looked at"),
        "title": line.row.ask.title,
        "url": open_page(f"/asks/{line.row.ask.ref}/checking/", "real"),
        "line": ngettext("%(n)d waits", "%(n)d wait", many) % {"n": many},
    }


def _talk(line: Any) -> dict[str, Any]:
    row = line.row
    return {
        "label": _("You wanted to be reminded"),
        "title": row.actor.name if row.actor else row.who or _("Somebody"),
        "url": f"/actors/{row.actor.ref}/" if row.actor else "",
        "text": _short(row.words),
        "line": _("You talked on %(day)s") % {"day": long_date(row.on)},
        "buttons": [button("done", _("Done")), button("later", _("In a week"), second=True)],
    }


def _call(line: Any) -> dict[str, Any]:
    row = line.row
    open_ = _("Closes on %(day)s. Look at the answers and the questions.") % {"day": long_date(row.closes_on)}
    return {
        "label": _("You asked: who can do this?"),
        "title": row.need.title,
        "url": open_page(f"/calls/{row.ref}/", "real") or f"/needs/{row.need.ref}/",
        "line": _("Its last day is over. Say what becomes of the answers.") if row.closed_at else open_,
    }


def _offer(line: Any) -> dict[str, Any]:
    row = line.row
    checked = long_date(row.confirmed_on)
    return {
        "label": _("Is this still right?"),
        "title": row.title,
        "url": address(f"/offers/{row.ref}/"),
        "line": _("Last checked on %(day)s") % {"day": checked} if checked else _("Never checked"),
        "buttons": [button("confirm", _("Still right"))],
    }


def _twice(line: Any) -> dict[str, Any]:
    row = line.row
    said = ngettext(
        "%(count)d organisation may be here twice", "%(count)d organisations may be here twice", row.count
    )
    return {
        "label": _("The same?"),
        "title": said % {"count": row.count},
        "url": open_page("/actors/same/", row.world),
        "line": _("Look at each pair and say what is so."),
    }


def _together(line: Any) -> dict[str, Any]:
    row = line.row
    return {
        "label": _("Do you want to take part?"),
        "title": row.name,
        "url": open_page(f"/partnerships/{row.ref}/answer/", "real"),
        "text": _short(row.purpose),
    }


def _together_late(line: Any) -> dict[str, Any]:
    row = line.row
    many = row.late
    said = ngettext("One thing is overdue", "%(count)d things are overdue", many) % {"count": many}
    return {
        "label": _("What you do together"),
        "title": row.name,
        "url": open_page(f"/partnerships/{row.ref}/", "real"),
        "line": said,
    }


def _answer_late(line: Any) -> dict[str, Any]:
    row = line.row
    return {
        "label": _("People wait for an answer"),
        "title": row.title,
        "url": open_page(f"/asks/{row.ref}/answers/", "real"),
        "line": _("Promised for %(day)s") % {"day": long_date(line.due)},
    }


def _promise_late(line: Any) -> dict[str, Any]:
    row = line.row
    return {
        "label": _("A promise to people is late"),
        "title": row.ask.title,
        "url": open_page(f"/answers/{row.ref}/", "real"),
        "text": _short(row.words),
        "line": _("Promised for %(day)s") % {"day": long_date(line.due)},
    }


def _idea_late(line: Any) -> dict[str, Any]:
    return _idea(line, _("A suggestion waits for its answer"))


def _idea_new(line: Any) -> dict[str, Any]:
    return _idea(line, _("A suggestion came in: look at it"))


def _idea(line: Any, label: str) -> dict[str, Any]:
    row = line.row
    return {
        "label": label,
        "title": row.idea.title,
        "url": open_page(f"/suggestions/{row.ref}/owner/", "real"),
        "line": _("Promised for %(day)s") % {"day": long_date(line.due)},
    }


def _journey_late(line: Any) -> dict[str, Any]:
    row = line.row
    return {
        "label": _("Something new that you keep"),
        "title": row.innovation.offer.title,
        "url": open_page(f"/innovations/{row.ref}/journey/", "real"),
        "line": " · ".join(late_said(row)),
    }


def _to_score(line: Any) -> dict[str, Any]:
    return {
        "label": _("You are asked to give marks"),
        "title": line.row.title,
        "url": open_page(f"/suggestions/calls/{line.row.ref}/scores/", "real"),
    }


PRESENTERS = {
    "enquiry": _enquiry,
    "introduction": _introduction,
    "follow-up": _follow_up,
    "keeper-request": _keeper_request,
    "report": _report,
    "said": _said,
    "talk": _talk,
    "call": _call,
    "offer": _offer,
    "twice": _twice,
    "together": _together,
    "together-late": _together_late,
    "answer-late": _answer_late,
    "promise-late": _promise_late,
    "idea-late": _idea_late,
    "idea-new": _idea_new,
    "journey-late": _journey_late,
    "to-score": _to_score,
    **lines_of_evidence.PRESENTERS,
}
