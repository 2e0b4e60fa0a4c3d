"""Say how it is decided, who said what, and what came of it, in the words of the pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.partnerships import notices_governance as notices
from alongside.exchange.partnerships.decision_rules import Outcome, Rule
from alongside.exchange.partnerships.queries import deciding as queries
from alongside.web.components.formats import long_date

HOW = {
    "consensus": lazy("Nobody is against it"),
    "majority": lazy("More than half of the votes cast are for it"),
    "of-all": lazy("More than half of all who may vote are for it"),
    "two-thirds": lazy("Two thirds of the votes cast are for it"),
}
PART = {
    "decides": lazy("Decides"),
    "answers": lazy("Answers for it"),
    "asked": lazy("Is asked first"),
    "told": lazy("Is told"),
}
AREAS = (
    lazy("Money"),
    lazy("What we offer, and to whom"),
    lazy("Who works on it"),
    lazy("What we say in public"),
    lazy("Data and privacy"),
    lazy("Who joins"),
)
TONE = {"carried": "open", "not-carried": "history", "no-quorum": "unclaimed"}

Names = Mapping[int, Any]


def rule_said(rule: Rule) -> list[str]:
    """A way to decide, in sentences."""
    said = [_("Something is agreed when: %(how)s.") % {"how": _small(str(HOW[rule.how]))}]
    if rule.is_share:
        said.append(_("At least %(n)d%% of those who may vote must do so.") % {"n": rule.quorum})
    else:
        text = ngettext("At least one member must vote.", "At least %(n)d members must vote.", rule.quorum)
        said.append(text % {"n": rule.quorum})
    if rule.proxies == 0:
        said.append(_("Nobody votes for another member."))
    else:
        text = ngettext(
            "A member may let another vote for it. Nobody votes for more than one other.",
            "A member may let another vote for it. Nobody votes for more than %(n)d others.",
            rule.proxies,
        )
        said.append(text % {"n": rule.proxies})
    return said


def rule_in_short(rule: Rule) -> str:
    """A way to decide, on one line for the log."""
    return " ".join(rule_said(rule)).rstrip(".")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def name(names: Names, member_id: int | None) -> str:
    """A member by name; a person whose details were deleted has none."""
    found = names.get(member_id or 0)
    return found.name if found is not None and found.name else _("A member who has left")


def listed(names: Names, members: Iterable[int]) -> str:
    """Some members by name: 'Ann, Bob and Cay'."""
    said = [name(names, pk) for pk in members]
    if len(said) < 2:
        return "".join(said)
    return _("%(some)s and %(last)s") % {"some": ", ".join(said[:-1]), "last": said[-1]}


def choices(decision: Any) -> list[tuple[str, str]]:
    """What one can vote, as value and text."""
    if not decision.options:
        return [("for-0", _("Yes")), ("against", _("No")), ("abstain", _("I leave it to the others"))]
    named = [(f"for-{number}", text) for number, text in enumerate(decision.options)]
    return [*named, ("against", _("None of these")), ("abstain", _("I leave it to the others"))]


def voted(decision: Any, ballot: Any) -> str:
    """What a ballot says."""
    if ballot.stance == "aside":
        return _("Stood aside")
    if not ballot.stance:
        return _("Did not vote")
    key = f"for-{ballot.option}" if ballot.stance == "for" else ballot.stance
    return dict(choices(decision))[key] if ballot.stance != "abstain" else _("Left it to the others")


def item(ref: str, decision: Any, mine: set[int], living: list[Any]) -> dict[str, Any]:
    """A decision in a list."""
    if decision.closed_at is None:
        waits = set(queries.waiting_for(decision, living))
        badge, tone = _badge(decision, bool(waits & mine))
        line = _("Vote by %(day)s") % {"day": long_date(decision.closes_on)}
    else:
        badge, tone = str(notices.RESULT[decision.outcome]), TONE[decision.outcome]
        line = _("Closed on %(day)s") % {"day": long_date(decision.closed_at)}
        if decision.outcome == "carried" and decision.options:
            line = f"{line}: {decision.options[decision.option]}"
    return {
        "title": decision.question,
        "url": f"/partnerships/{ref}/decisions/{decision.ref}/",
        "line": line,
        "badge": badge,
        "tone": tone,
    }


def _badge(decision: Any, mine: bool) -> tuple[str, str]:
    if decision.closes_on < localdate():
        return _("Its last day is over"), "unclaimed"
    return (_("Waits for your vote"), "unclaimed") if mine else (_("Open"), "open")


def result(decision: Any, outcome: Outcome) -> dict[str, Any]:
    """What came of a closed decision: the word for it, and why."""
    head = str(notices.RESULT[outcome.result])
    if outcome.option is not None and decision.options:
        head = f"{head}: {decision.options[outcome.option]}"
    return {"head": head, "why": notices.why(outcome), "tone": TONE[outcome.result]}


def vote_rows(decision: Any, names: Names) -> list[list[Any]]:
    """Who voted how, who voted for them, and why; the open page shows only who has voted."""
    member = {one.pk: one.member_id for one in decision.ballots.all()}
    rows = []
    for one in queries.counted(decision):
        said = voted(decision, one)
        if one.through_id:
            holder = next(row for row in decision.ballots.all() if row.pk == one.through_id)
            told = {"vote": voted(decision, holder), "who": name(names, member[one.through_id])}
            said = _("%(vote)s – %(who)s voted for them") % told
        rows.append([name(names, one.member_id), said, one.reason or "–"])
    return rows


def dissent(decision: Any, names: Names) -> list[dict[str, str]]:
    """Who was against it, in their own words."""
    against = [one for one in queries.counted(decision) if one.stance == "against"]
    return [{"who": name(names, one.member_id), "words": one.reason} for one in against]


def imbalance(one: Any, names: Names, sectors: Mapping[str, Any]) -> str:
    """Something about power to talk about, in a sentence."""
    said = {
        "who": name(names, one.member),
        "share": round(100 * one.share),
        "sector": _small(str(sectors.get(one.sector, one.sector))),
    }
    return str(notices.POWER[one.why]) % said


FILE = (
    lazy("Question"),
    lazy("Asked on"),
    lazy("Closed on"),
    lazy("What came of it"),
    lazy("Why"),
    lazy("Who"),
    lazy("Vote"),
    lazy("In their words"),
)


def file_rows(decisions: Iterable[Any], names: Names) -> list[list[Any]]:
    """All closed decisions as a list to keep, a row for each vote."""
    rows: list[list[Any]] = []
    for one in decisions:
        if one.closed_at is None:
            continue
        came = result(one, queries.tally(one))
        about = [one.question, one.opened_at.date(), one.closed_at.date(), came["head"], came["why"]]
        rows += [[*about, *row] for row in vote_rows(one, names)]
    return rows
