"""Say where working together has got to, and who takes part, in the words of the pages."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.partnerships import queries
from alongside.web.components.formats import count, long_date
from alongside.web.presenting import fact, links
from alongside.web.sight import short_mark

from . import words

LONGEST = 150
EVERYBODY = ("accepted", "left")


def item(found: Any) -> dict[str, Any]:
    """One in a list."""
    closed = found.state == "closed"
    said = (
        _("Closed on %(day)s") % {"day": long_date(found.closed_at)} if closed else words.STAGE[found.stage]
    )
    purpose = found.purpose
    if len(purpose) > LONGEST:
        purpose = f"{purpose[:LONGEST].rsplit(' ', 1)[0]} …"
    return {
        "title": found.name,
        "url": f"/partnerships/{found.ref}/",
        "line": f"{found.place.name} · {said}" if found.place else str(said),
        "why": purpose,
        "mark": short_mark(found),
    }


def facts(viewer: Any, found: Any) -> list[dict[str, Any]]:
    """What the card says of it."""
    place = found.place
    closed = found.state == "closed"
    return [
        fact(_("What kind"), words.KIND[found.kind]),
        fact(_("Where"), place.name if place else "", f"/places/{place.ref}/" if place else ""),
        fact(_("Where it's got to"), "" if closed else words.STAGE[found.stage]),
        fact(_("Since"), long_date(found.started_on)),
        fact(_("Closed on"), long_date(found.closed_at)),
        fact(_("What came of it"), words.OUTCOME[found.outcome] if found.outcome else ""),
        links(
            _("What's needed"),
            [(need.title, f"/needs/{need.ref}/") for need in queries.needs_of(viewer, found)],
        ),
    ]


def lessons(found: Any) -> list[dict[str, str]]:
    """What was learned, once it is closed."""
    said = ((_("What worked"), found.worked), (_("What did not"), found.failed))
    told = (*said, (_("What others should know"), found.lessons))
    return [{"title": title, "text": text} for title, text in told if text]


def card(viewer: Any, found: Any) -> dict[str, Any]:
    """What everybody sees who may see it at all."""
    return {
        "purpose": found.purpose,
        "facts": facts(viewer, found),
        "named": queries.named_on_card(viewer, found),
        "lessons": lessons(found) if found.lessons_shown else [],
        "invited": queries.invitation_for(viewer, found.ref) is not None,
    }


def more_facts(found: Any) -> list[dict[str, Any]]:
    """What only those inside read of it."""
    ways = [str(words.MECHANISM[key]) for key in found.mechanisms if key in words.MECHANISM]
    return [
        fact(_("What will be different when it has worked"), found.vision),
        fact(_("How far that reaches"), words.SCOPE.get(found.scope, "")),
        fact(_("What we make or provide"), found.service),
        fact(_("How we work together"), " · ".join(ways)),
        fact(_("How a company takes part"), words.COMPANY_FORM.get(found.company_form, "")),
        fact(_("How far we stand from those who pay and decide"), found.arms_length),
        fact(_("How it came about"), found.origin),
        fact(_("We look at this again on"), long_date(found.review_on)),
    ]


def name_of(named: Any) -> str:
    """A name, or a word for somebody whose name is not told."""
    return named.name or _("Somebody")


def roles(member: Any) -> str:
    """The roles of a member in a line; a host who also takes part is a host."""
    now = [one.role for one in member.roles_now]
    said = [words.ROLE[role] for role in words.ROLE if role in now and role != "member"]
    return " · ".join(str(one) for one in said) or str(words.ROLE["member"])


def _amounts(member: Any) -> str:
    """Hours and money, as far as they were said."""
    said = []
    if member.hours:
        many = ngettext("%(n)s hour a month", "%(n)s hours a month", member.hours)
        said.append(many % {"n": count(member.hours)})
    if member.money:
        said.append(_("£%(n)s a year") % {"n": f"{member.money:,}"})
    return ", ".join(said)


def terms(member: Any, named: Any, *, is_mine: bool) -> dict[str, Any]:
    """What one member brings, needs and won't do."""
    brings = "\n".join(filter(None, [member.brings, _amounts(member)]))
    said = [
        fact(_("Brings"), brings),
        fact(_("Needs from the others"), member.needs_words),
        fact(_("Won't do"), member.wont),
        fact(_("Wants from the result"), member.wants),
    ]
    return {
        "id": member.pk,
        "name": name_of(named),
        "url": f"/actors/{named.ref}/" if named.ref else "",
        "roles": roles(member),
        "facts": said,
        "is_empty": not any(one["value"] for one in said),
        "is_mine": is_mine,
    }


def sides(viewer: Any, members: Sequence[Any]) -> list[dict[str, Any]]:
    """What each brings, needs and won't do: those at work on one side, volunteers and residents beside."""
    named = queries.names_of(viewer, list(members))
    made = {one.pk: terms(one, named[one.pk], is_mine=one.party_id in viewer.parties) for one in members}
    at_work = [made[one.pk] for one in members if one.basis == "professional"]
    others = [made[one.pk] for one in members if one.basis != "professional"]
    return [
        {"key": "work", "title": _("As part of their job"), "members": at_work},
        {"key": "own", "title": _("As volunteers and residents"), "members": others},
    ]
