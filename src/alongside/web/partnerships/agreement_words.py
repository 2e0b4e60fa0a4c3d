"""Say what was agreed in writing, who signed, and what to heed, in the words of the pages."""

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.partnerships import agreement_rules as rules
from alongside.exchange.partnerships.instruments import instruments
from alongside.exchange.partnerships.queries.agreeing import Standing
from alongside.web.components.formats import long_date

from . import wording
from .decision_words import Names, listed, name

KIND = {
    "memorandum": lazy("How we work together"),
    "non-disclosure": lazy("What we keep to ourselves"),
    "data-sharing": lazy("How we share data"),
    "benefit-sharing": lazy("How we share what comes of it"),
    "contract": lazy("Contract, with a link"),
}
MEANS = {
    "memorandum": lazy("Who does what and how you decide. Called a memorandum of understanding."),
    "non-disclosure": lazy("What nobody passes on. Called a non-disclosure agreement."),
    "data-sharing": lazy("Which data, why, and who keeps it safe. Ask whoever looks after data protection."),
    "benefit-sharing": lazy("Whose it is, and who gets what if money comes of it."),
    "contract": lazy("A few lines on a contract that is kept elsewhere, and how it is going."),
}
STATE = {
    rules.IN_FORCE: lazy("In force"),
    rules.WAITING: lazy("Waits for signatures"),
    rules.ENDED: lazy("Ended"),
}
TONE = {rules.IN_FORCE: "open", rules.WAITING: "unclaimed", rules.ENDED: "history"}

EXACTNESS = (
    lazy("An outline only"),
    lazy("The main things"),
    lazy("Most things"),
    lazy("Everything is laid down"),
)
PERFORMANCE = (
    lazy("Seldom done as agreed"),
    lazy("Sometimes done as agreed"),
    lazy("Mostly done as agreed"),
    lazy("Always done as agreed"),
)
MANAGEMENT = (
    lazy("Nobody looks after it"),
    lazy("Somebody does, beside other work"),
    lazy("Somebody does, with time for it"),
    lazy("People trained for it do"),
)
CHECKS = {"exactness": EXACTNESS, "performance": PERFORMANCE, "management": MANAGEMENT}


def item(ref: str, agreement: Any, stands: Standing, mine: set[int]) -> dict[str, Any]:
    """An agreement in a list."""
    waits = bool(mine & set(stands.missing)) and stands.state != rules.ENDED and not agreement.gates
    said = [str(KIND[agreement.kind]) if str(KIND[agreement.kind]) != agreement.title else ""]
    if stands.newest.number > 1:
        said.append(_("text %(number)d") % {"number": stands.newest.number})
    if agreement.review_on and agreement.ended_at is None:
        said.append(_("look at it again on %(day)s") % {"day": long_date(agreement.review_on)})
    return {
        "title": agreement.title,
        "url": f"/partnerships/{ref}/agreements/{agreement.ref}/",
        "line": " · ".join(filter(None, said)),
        "badge": _("Waits for your signature") if waits else str(STATE[stands.state]),
        "tone": "unclaimed" if waits else TONE[stands.state],
    }


def state_said(agreement: Any, stands: Standing, names: Names) -> list[str]:
    """Where it stands, in sentences."""
    if stands.state == rules.ENDED:
        told = {"day": long_date(agreement.ended_at), "why": agreement.ended_why}
        return [_("Ended on %(day)s: %(why)s") % told]
    said = []
    if stands.missing:
        said.append(_("Still to sign: %(names)s.") % {"names": listed(names, stands.missing)})
    if stands.state == rules.IN_FORCE:
        said.insert(0, _("All who had to have signed. It is in force."))
    elif stands.stands is not None:
        told = {"number": stands.stands.number}
        said.append(_("Until then text %(number)d stays in force.") % told)
    if rules.is_due(review_on=agreement.review_on, ended=False, today=localdate()):
        said.append(_("The day to look at it again has come."))
    return said


def signature_rows(stands: Standing, names: Names) -> list[list[str]]:
    """Who signed, by what office, when."""
    return [[name(names, one.member_id), one.authority, long_date(one.at)] for one in stands.signed]


def company(found: Any, sectors: Iterable[str], text: str = "") -> dict[str, Any] | None:
    """What to heed where a company takes part: the form, its risk for a charity, what is safer; else none."""
    if "private" not in set(sectors):
        return None
    form = instruments()["legitimacy"].item(found.company_form) if found.company_form else None
    alert = _("This text speaks of a name, a logo or a licence. To lend a charity's name is a high risk.")
    return {
        "said": wording.LEGITIMACY[form.id] if form else _("Nobody has said yet how it takes part."),
        "unsaid": form is None,
        "high": form is not None and form.risk == "high",
        "safer": [wording.SAFER[one.id] for one in instruments()["mitigation"].items],
        "alert": alert if rules.speaks_of_names(text) else "",
    }


def check_rows(agreement: Any) -> list[list[str]]:
    """How a contract stood, the newest first."""
    kept = sorted(agreement.checks.all(), key=lambda one: (one.on, one.pk), reverse=True)
    return [
        [
            long_date(one.on),
            *(str(CHECKS[field][getattr(one, field) - 1]) for field in CHECKS),
            one.note or "–",
        ]
        for one in kept
    ]


def contract_advice(agreement: Any) -> list[str]:
    """What helps trust, from the newest look and how it changed; nothing where nobody has looked."""
    kept = sorted(agreement.checks.all(), key=lambda one: (one.on, one.pk))
    if not kept:
        return []
    now, before = kept[-1], kept[-2] if len(kept) > 1 else None
    said = []
    if now.exactness <= 1:
        said.append(_("Write down the main things, so that both sides know what they can count on."))
    if now.exactness == 4:
        said.append(_("Where all is laid down, trust has little room. Leave some of it to those who know."))
    if now.performance <= 2:
        said.append(_("Talk soon about what is not done as agreed, and why. Trust follows what is done."))
    if before is not None and now.performance < before.performance:
        said.append(_("It was kept better the last time somebody looked."))
    if now.management <= 2:
        said.append(_("Give somebody the time and the training to look after it."))
    return said or [_("Nothing stands out. Look again in some months.")]


def as_text(agreement: Any, stands: Standing, names: Names) -> str:
    """The newest text with its signatures, to keep as a file."""
    version = stands.newest
    about = _("Text %(number)d of %(day)s") % {"number": version.number, "day": long_date(version.made_at)}
    lines = [agreement.title, about, "", version.text, ""]
    if agreement.link:
        lines += [agreement.link, ""]
    for one in stands.signed:
        told = {"who": name(names, one.member_id), "office": one.authority, "day": long_date(one.at)}
        lines.append(_("%(who)s, %(office)s, on %(day)s") % told)
    lines += [*state_said(agreement, stands, names), "", f"SHA-256 {version.digest}", ""]
    return "\n".join(lines)
