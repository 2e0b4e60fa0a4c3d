"""Two organisations put in touch, as pages show them."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.web.components.formats import long_date
from alongside.web.matches.introductions.presenters import ANSWER, HELPED, STATE, TONE, WHY
from alongside.web.people import phone_url
from alongside.web.presenting import PRACTICE, fact


def is_practice(row: Any) -> bool:
    """Whether it is of the invented town."""
    return bool(row.world == PRACTICE)


def title(found: Any) -> str:
    """'The Lantern and Alder Coast Hospitals'."""
    return _("%(one)s and %(other)s") % {"one": found.one.name, "other": found.other.name}


def name_of(found: Any, side: Any) -> str:
    """Whose side it is."""
    return str((found.one if side.which == "one" else found.other).name)


def item(found: Any) -> dict[str, Any]:
    """One of them in a list."""
    return {
        "title": title(found),
        "url": f"/introductions/met/{found.ref}/",
        "line": found.why,
        "why": long_date(found.made_at),
        "badge": STATE[found.state],
        "tone": TONE.get(found.state, ""),
    }


def first_words(asker: str, one: Any, other: Any) -> str:
    """The message as it is written for somebody who asks; they say in it why, as they like."""
    if asker == "connector":
        asked = _("Hello. %(one)s and %(other)s might do well to know each other.")
    else:
        asked = _("Hello. We would like to get to know each other: %(one)s and %(other)s.")
    return "\n\n".join([asked % {"one": one.name, "other": other.name}, _("Shall we put you in touch?")])


def facts(found: Any) -> list[dict[str, Any]]:
    """What is known of it, in pairs."""
    by = (
        _("Suggested by a connector")
        if found.asker == "connector"
        else _("Asked by %(name)s") % {"name": found.one.name if found.asker == "one" else found.other.name}
    )
    return [
        fact(_("First"), found.one.name, f"/actors/{found.one.ref}/"),
        fact(_("Second"), found.other.name, f"/actors/{found.other.ref}/"),
        fact(_("Why these two"), found.why),
        fact(_("Who asked"), f"{by}, {long_date(found.made_at)}"),
        *(_said(found, side) for side in found.sides.all()),
    ]


def _said(found: Any, side: Any) -> dict[str, Any]:
    said = [ANSWER[side.answer], WHY[side.why] if side.why else "", side.reason]
    if side.through == "told":
        said.append(_("told to their connector"))
    if side.helped:
        said += [_("Did it help? %(said)s") % {"said": HELPED[side.helped]}, side.helped_words]
    return fact(_("%(name)s says") % {"name": name_of(found, side)}, " · ".join(filter(None, said)))


def contact(name: str, said: str) -> dict[str, Any]:
    """How one of the two can be reached."""
    url = f"mailto:{said}" if "@" in said and " " not in said else phone_url(said)
    return fact(name, said, url)


def done(key: str) -> str:
    """What was just done, in a sentence."""
    said = {
        "asked": _("Sent. You are told here as soon as they answer."),
        "answered": _("Your answer is kept, and they are told."),
        "thanks": _("Thank you. It helps to find better next time."),
        "stopped": _("Done, and the other side is told."),
    }
    return said.get(key, "")
