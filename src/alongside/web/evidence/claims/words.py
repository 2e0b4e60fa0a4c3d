"""How a claim and what it rests on read."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.evidence.claim_sources import BAND

STATUS: dict[str, Any] = {
    "provisional": lazy("Early: it may still change"),
    "settled": lazy("Settled for now"),
    "withdrawn": lazy("Taken back"),
}
TONE = {"provisional": "unclaimed", "settled": "open", "withdrawn": "history"}
BANDS: dict[str, Any] = {
    "five-or-more": lazy("Five or more"),
    "fewer-than-five": lazy("Fewer than five"),
    "not-known": lazy("Not known how many"),
}
SAID_BY = BAND
TRACE: dict[str, Any] = {
    "named": lazy("It is said on what it rests"),
    "lost": lazy("The source's own footnote is lost"),
    "remark": lazy("The source's footnote is a remark and names nobody"),
    "reading": lazy("The authors' own reading"),
    "untraced": lazy("Nothing names on what it rests"),
}
TRACE_MEANS: dict[str, Any] = {
    "lost": lazy(
        "The text has a footnote here, and the footnote itself is missing from the copy we had. So it cannot "
        "be traced back to those who said it."
    ),
    "remark": lazy("The footnote explains something. It does not say who said this."),
    "reading": lazy(
        "The authors drew this themselves from all that they heard. No footnote stands behind it."
    ),
}
AGREEMENT: dict[str, Any] = {
    "none": lazy("Nothing here says on what it rests."),
    "one": lazy("One way of knowing speaks for it. Nothing else has tested it."),
    "agree": lazy("Different ways of knowing say the same."),
    "mixed": lazy("Some speaks for it and some against it."),
    "against": lazy("All that is known speaks against it."),
}
FAMILY: dict[str, Any] = {
    "people": lazy("People who were asked"),
    "documents": lazy("Reports and papers"),
    "evaluations": lazy("Evaluations"),
    "figures": lazy("Figures that are followed"),
    "cases": lazy("Business cases"),
    "entries": lazy("Entries here"),
    "objections": lazy("Objections"),
}
SIDE: dict[str, Any] = {"for": lazy("Speaks for it"), "against": lazy("Speaks against it")}
EVENT: dict[str, Any] = {
    "eastern": lazy("Eastern"),
    "gm": lazy("Greater Manchester"),
    "nwc": lazy("North West Coast"),
    "gm-nwc": lazy("Manchester and North West Coast"),
    "plymouth": lazy("Plymouth"),
    "taunton": lazy("Taunton"),
    "south-west": lazy("South West"),
    "uclp": lazy("London and around"),
}
METRIC: dict[str, Any] = {
    "workshop attendees": lazy("Who came to the workshops"),
    "interviewees": lazy("Who was interviewed"),
}
EARLY = lazy("Early finding: it may still change")


def told(rest: Any) -> str:
    """How many people said it, in a few words; empty where nobody counted."""
    return str(SAID_BY[rest.band]) if rest.band else ""
