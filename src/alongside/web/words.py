"""The words people read for the words we use inside; after `words.md`, each in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _


class Words(Mapping[Any, Any]):
    """A table of texts that gives each in the language of whoever reads it.

    What comes out is plain text, never a promise of it: it can be joined, sorted, compared and sent as JSON.
    A text is kept in English, marked for the gatherer with `_`; a value may be a tuple of texts.
    """

    def __init__(self, texts: Mapping[Any, str | tuple[str, ...]]) -> None:
        self._texts = dict(texts)

    def __getitem__(self, key: Any) -> Any:
        """The text under a key, now."""
        text = self._texts[key]
        return gettext(text) if isinstance(text, str) else tuple(gettext(part) for part in text)

    def __iter__(self) -> Iterator[Any]:
        """The keys, in the order they were given."""
        return iter(self._texts)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._texts)

    def but(self, *keys: Any) -> Words:
        """The same table without some keys."""
        return Words({key: text for key, text in self._texts.items() if key not in keys})


KIND = Words(
    {
        "capability": _("What people can do"),
        "asset": _("Place, group or equipment"),
        "support": _("Advice or training"),
        "innovation": _("New way of doing things or product"),
        "fund": _("Money"),
    }
)
TYPE = Words(
    {
        "medicine": _("Medicine"),
        "device": _("Device or test"),
        "digital": _("Digital"),
        "service": _("Service or way of working"),
    }
)
STAGE = Words(
    {
        "idea": _("An idea"),
        "development": _("Being developed"),
        "testing": _("Being tested"),
        "adoption": _("Starting to be used"),
        "diffusion": _("Spreading"),
        "scale-up": _("Used widely"),
        "decommissioning": _("Closing down"),
    }
)
STANDING = Words(
    {"open": _("Open now"), "unclaimed": _("From a public register"), "history": _("Reported in the past")}
)
STATUS = Words(
    {
        "open": _("Open"),
        "called": _("Asked: who can do this?"),
        "answered": _("Answered"),
        "met": _("Met"),
        "closed": _("Closed"),
        "draft": _("Being written"),
    }
)
SECTOR = Words(
    {
        "public": _("Public body"),
        "private": _("Company"),
        "third": _("Charity or community group"),
        "academic": _("University or college"),
        "network": _("Network"),
        "community": _("People who live here"),
    }
)
PLACE_KIND = Words(
    {
        "nation": _("Country"),
        "region": _("Region"),
        "system": _("Integrated care system"),
        "district": _("Local council area"),
        "small_area": _("Neighbourhood"),
        "town": _("Town or village"),
        "study_region": _("Region of a study"),
        "other": _("Other"),
    }
)
DRIVER = Words(
    {
        "skills": _("Skills, capabilities and leadership"),
        "motivations": _("Motivations and accountabilities"),
        "information": _("Information and evidence"),
        "relationships": _("Relationships and networks"),
        "engagement": _("Patient and public engagement"),
        "funding": _("Funding and commissioning"),
    }
)
POINT = Words(
    {
        "approximate": _("Approximate: a nearby town or head office"),
        "derived": _("Worked out from other records"),
        "stated": _("Given by the source"),
    }
)
PART = Words(
    {
        "topic": _("What it is about"),
        "subject": _("Subjects"),
        "reach": _("Where it is"),
        "audience": _("Who it is for"),
        "stage": _("How far along"),
        "trust": _("Worked together before"),
        "capacity": _("Room left"),
        "freshness": _("Last checked"),
        "evidence": _("How well it is proven"),
    }
)
SETTING = Words(
    {
        "one-to-one": _("With one person alone"),
        "at-home": _("In somebody's home"),
        "children": _("With children or under-18s"),
        "adults-at-risk": _("With adults who could come to harm more easily"),
    }
)
EVIDENCE = Words(
    {
        0: _("People say it works"),
        1: _("Measured before and after"),
        2: _("Compared with others"),
        3: _("Tested in a randomised trial"),
        4: _("Shown in a review of trials"),
    }
)
GROUPS = Words(
    {
        "open": (_("You can ask now"), _("Someone here keeps these up to date and offers them now.")),
        "unclaimed": (
            _("May help: your connector can ask"),
            _("From public registers. Nobody here has confirmed them, so ask before you go."),
        ),
        "history": (
            _("Tried elsewhere, worth learning from"),
            _(
                "Reported in the past. Not on offer: read who tried what, and ask your connector whether "
                "anything like it is near."
            ),
        ),
    }
)


def left_out(reason: str, count: int) -> str:
    """'2 were left out: too far from the place you gave.'"""
    sentences = {
        "kind": ngettext(
            "One was left out: another kind of help than you chose.",
            "%(count)d were left out: other kinds of help than you chose.",
            count,
        ),
        "stage": ngettext(
            "One was left out: not as far along as you chose.",
            "%(count)d were left out: not as far along as you chose.",
            count,
        ),
        "declined": ngettext(
            "One was left out: already declined for this need.",
            "%(count)d were left out: already declined for this need.",
            count,
        ),
        "rival": ngettext(
            "One was left out: from an organisation that bids for the same work.",
            "%(count)d were left out: from organisations that bid for the same work.",
            count,
        ),
        "expired": ngettext(
            "One was left out: already over.", "%(count)d were left out: already over.", count
        ),
        "unavailable": ngettext("One was left out: full.", "%(count)d were left out: full.", count),
        "audience": ngettext(
            "One was left out: for other people than those who need this.",
            "%(count)d were left out: for other people than those who need this.",
            count,
        ),
        "place": ngettext(
            "One was left out: too far from the place you gave.",
            "%(count)d were left out: too far from the place you gave.",
            count,
        ),
        "distance": ngettext(
            "One was left out: further away than you chose, or we do not know how far.",
            "%(count)d were left out: further away than you chose, or we do not know how far.",
            count,
        ),
    }
    return sentences[reason] % {"count": count}


# Of each kind of tie: how it reads on the page of the one, and on the page of the other.
TIE = Words(
    {
        "works-with": (_("Has worked with it"), _("Has worked with it")),
        "member-of": (_("Is a member of it"), _("Has it as a member")),
        "part-of": (_("Is part of it"), _("Has it as a part")),
        "hosts": (_("Hosts it"), _("Is hosted by it")),
        "funds": (_("Funds it"), _("Is funded by it")),
        "runs": (_("Runs it"), _("Is run by it")),
        "founds-with": (_("Was founded with it"), _("Was founded with it")),
        "advises": (_("Advises it"), _("Is advised by it")),
        "evaluates": (_("Evaluates its work"), _("Has its work evaluated by it")),
        "adopts-from": (_("Took something up from it"), _("Had something taken up by it")),
        "board-of": (_("Sits on its board"), _("Has it on its board")),
        "seconded-to": (_("Is lent to it"), _("Has it on loan")),
        "prospective": (_("May work with it"), _("May work with it")),
        "bids-against": (_("Bids for the same work"), _("Bids for the same work")),
    }
)


def tie(kind: str, *, ours: bool) -> str:
    """How a tie reads from this side of it."""
    here, there = TIE[kind]
    return here if ours else there


ROLE = Words(
    {
        "member": _("Member"),
        "editor": _("Looks after what is written about it"),
        "broker": _("Connector"),
        "researcher": _("Researcher"),
        "panel": _("Helps decide who gets money"),
        "moderator": _("Checks what is shown"),
        "admin": _("Administrator"),
    }
)
# Kinds of place, more than one of them, as the map's choices name them.
AREAS = Words(
    {
        "region": _("Regions"),
        "system": _("Integrated care systems"),
        "district": _("Local council areas"),
        "small_area": _("Neighbourhoods"),
        "town": _("Towns and villages"),
        "study_region": _("Regions of a study"),
    }
)
# Each group of a search: its heading, and a sentence where one is needed.
SECTION = Words(
    {
        "need": (_("What's needed"), ""),
        "offer": (_("Help on offer"), ""),
        "tried": (
            _("Tried elsewhere, worth learning from"),
            _("Reported in the past. Not on offer: read who tried what."),
        ),
        "actor": (_("Who's involved"), ""),
        "place": (_("Places"), ""),
    }
)
