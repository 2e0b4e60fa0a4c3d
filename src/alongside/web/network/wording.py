"""The words of the network: what is chosen, what each figure says in a sentence."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from alongside.exchange.analyses.network import ALWAYS, NOW, PAST, SOMEBODY, Network, Node
from alongside.exchange.analyses.network_measures import Proposal
from alongside.web.components.formats import count
from alongside.web.words import SECTOR, Words

TIME = Words(
    {
        NOW: noop("As it is now"),
        PAST: noop("As reported in the past, or ended"),
        ALWAYS: noop("Now and in the past"),
    }
)
COLOUR = Words({"sector": noop("Kind of organisation"), "role": noop("How they connect others")})
SIZE = Words(
    {
        "ties": noop("How many they work with"),
        "between": noop("How often ways lead over them"),
        "same": noop("All alike"),
    }
)
ORDER = Words(
    {
        "name": noop("By name"),
        "ties": noop("Who works with most"),
        "between": noop("Whom most ways lead over"),
    }
)
ROLE = Words(
    {
        "hinge": noop("Others are reached only through it"),
        "joiner": noop("Joins different kinds of organisation"),
        "among": noop("Among others of its kind"),
        "edge": noop("Works with one other"),
        "person": noop("A person: nothing is said"),
    }
)
NOT_FOR_WORK = noop(
    "Figures about a person are seen by that person alone. "
    "All of this is for bringing people together, never to judge how somebody works."
)


def role_of(node: Node) -> str:
    """How an actor connects others, as one of `ROLE`; of people nothing is said."""
    figures = node.figures
    if node.member.is_person or figures is None:
        return "person"
    if figures.cut_off:
        return "hinge"
    if figures.joins:
        return "joiner"
    return "edge" if figures.ties == 1 else "among"


def sum_of(network: Network) -> list[str]:
    """The whole in a few sentences."""
    actors, pairs = len(network.nodes), len(network.pairs)
    if not actors:
        return []
    who = ngettext("%(n)s organisation or person", "%(n)s organisations and people", actors)
    ways = ngettext("%(n)s connection", "%(n)s connections", pairs)
    said = [
        _("%(who)s with %(ways)s.") % {"who": who % {"n": count(actors)}, "ways": ways % {"n": count(pairs)}}
    ]
    if network.groups > 1:
        said.append(
            _("They fall into %(groups)s groups with nothing between them; the largest holds %(largest)s.")
            % {"groups": count(network.groups), "largest": count(network.largest)}
        )
    else:
        said.append(_("Each can be reached from every other."))
    said.append(
        _("%(across)s of the %(pairs)s join different kinds of organisation.")
        % {"across": count(network.across), "pairs": count(pairs)}
    )
    if network.without:
        said.append(
            ngettext(
                "One more organisation is here, of which nobody has said whom it works with.",
                "%(n)s more organisations are here, of which nobody has said whom they work with.",
                network.without,
            )
            % {"n": count(network.without)}
        )
    return said


def time_of(network: Network) -> str:
    """When it was so."""
    years = " – ".join(dict.fromkeys(str(year) for year in (network.years[:1] + network.years[-1:])))
    if network.time == PAST:
        if not years:
            return _("All of this is over.")
        said = _("This is as reported in %(years)s, not as it is now.") % {"years": years}
        return (
            said
            if network.scope.time
            else said + " " + _("Nobody has said here yet who works with whom now.")
        )
    if network.time == ALWAYS and years:
        return _("Some of this is as reported in %(years)s, and some of it is over.") % {"years": years}
    return ""


def figures_of(node: Node, others: int) -> list[str]:
    """Each figure of an actor in a sentence; `others`: how many there are besides it."""
    figures = node.figures
    if figures is None:
        return []
    said = [
        ngettext("Works with one other.", "Works with %(n)s others.", figures.ties)
        % {"n": count(figures.ties)}
    ]
    if figures.between >= 0.005:
        said.append(
            _("%(share)s%% of the shortest ways between others lead over it.")
            % {"share": round(100 * figures.between)}
        )
    if figures.joins:
        said.append(
            ngettext(
                "It knows both of one pair of different kinds that do not know each other.",
                "It knows both of %(n)s pairs of different kinds that do not know each other.",
                figures.joins,
            )
            % {"n": count(figures.joins)}
        )
    if figures.cut_off:
        said.append(cut_off(figures.cut_off, is_person=node.member.is_person))
    return said


def cut_off(number: int, *, is_person: bool = False) -> str:
    """What is lost when an actor goes."""
    if is_person:
        said = ngettext(
            "Without them, one other could not be reached from the rest.",
            "Without them, %(n)s others could not be reached from the rest.",
            number,
        )
        return said % {"n": count(number)}
    said = ngettext(
        "Without it, one other could not be reached from the rest.",
        "Without it, %(n)s others could not be reached from the rest.",
        number,
    )
    return said % {"n": count(number)}


def why(proposal: Proposal, names: Sequence[str]) -> list[str]:
    """Why two are worth putting in touch, in sentences."""
    said = []
    if proposal.steps:
        said.append(_("Now it takes %(steps)s steps from one to the other.") % {"steps": proposal.steps})
    else:
        said.append(_("Nothing connects the two now, not even through others."))
    nearer = ngettext(
        "One pair of different kinds of organisation would come nearer to each other",
        "%(n)s pairs of different kinds of organisation would come nearer to each other",
        proposal.pairs,
    ) % {"n": count(proposal.pairs)}
    if proposal.joined:
        reach = ngettext(
            "%(nearer)s; nothing connects one of these pairs now.",
            "%(nearer)s; nothing connects %(n)s of these pairs now.",
            proposal.joined,
        )
        said.append(reach % {"nearer": nearer, "n": count(proposal.joined)})
    else:
        said.append(f"{nearer}.")
    way = [names[at] if at != SOMEBODY else _("a person") for at in proposal.through]
    if len(way) == 1:
        said.append(_("%(name)s knows both.") % {"name": way[0][:1].upper() + way[0][1:]})
    elif way:
        said.append(_("The way now: %(names)s.") % {"names": ", ".join(way)})
    if proposal.shared:
        said.append(_("Both are about: %(subjects)s.") % {"subjects": ", ".join(proposal.shared[:4])})
    if proposal.here:
        said.append(_("Both work in the same place."))
    return said


def sectors(codes: Sequence[str]) -> str:
    """Kinds of organisation inside a sentence."""
    return ", ".join(SECTOR[code][:1].lower() + SECTOR[code][1:] for code in codes)


def small(number: int | None) -> Any:
    """A number of people, or that it is too small to be shown."""
    return count(number) if number is not None else _("few")
