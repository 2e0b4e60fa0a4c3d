"""How sure a case is: likely between, the chance of a loss, how good the proof is, what is not known."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.web.components.formats import count, money

from . import words
from .presenters import between_said, number, rough


def place(answer: Any, key: str) -> str:
    """A number by its place in words: 'Home visits: the share who take part'."""
    stream, _point, amount = key.partition(".")
    return f"{answer.case.stream(stream).name}: {words.AMOUNT[amount]}"


def plain(value: float) -> str:
    """A number of a case as it is read: 0.12, 345, 12.21."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def likely(drawn: Any) -> str:
    """Between what it likely lies; nothing where no number has a range."""
    if drawn is None or not drawn.uncertain:
        return ""
    said = {
        "between": between_said(drawn.total.low, drawn.total.high, rough),
        "chance": in_100(drawn.total.loss),
    }
    return _("Likely between: %(between)s. Chance that it costs more than it brings: %(chance)s.") % said


def in_100(share: float) -> str:
    """A chance as people say it: 12 in 100; fewer than 1 in 100; nearly always."""
    many = round(share * 100)
    if many == 0:
        return _("fewer than 1 in 100")
    if many == 100:
        return _("more than 99 in 100")
    return _("%(n)s in 100") % {"n": many}


def how_sure(answer: Any, drawn: Any, turning: Any) -> dict[str, Any]:
    """All that a reader should know before they rely on it. `turning`: what it hangs on, where it turns."""
    return {
        "head": [_("What"), number(_("Likely between")), number(_("Chance of a loss"))],
        "rows": _rows(drawn) if drawn is not None and drawn.uncertain else [],
        "says": _says(drawn),
        "turns": _turns(answer, *turning),
        "proof": _proof(answer),
        "unknown": _unknown(answer),
        "cautions": _cautions(answer),
    }


def _rows(drawn: Any) -> list[list[Any]]:
    lines = [(_("All added up"), drawn.total)]
    lines += [(words.COUNTS[kind], drawn.by[at]) for at, kind in enumerate(words.COUNTS)]
    return [
        [name, number(between_said(one.low, one.high)), number(in_100(one.loss))]
        for name, one in lines
        if one.low or one.high
    ]


def _says(drawn: Any) -> str:
    if drawn is None:
        return _("The ranges of this case cannot be worked with, so nobody can say how sure it is.")
    if not drawn.uncertain:
        return _(
            "No number in this case has a range, so nobody can say how sure it is. That does not make it "
            "certain."
        )
    said = ngettext(
        "Worked out %(draws)s times with %(n)s number drawn from its range: 95 of 100 lie within.",
        "Worked out %(draws)s times with %(n)s numbers drawn from their ranges: 95 of 100 lie within.",
        drawn.uncertain,
    )
    return said % {"draws": count(drawn.draws), "n": drawn.uncertain}


def _turns(answer: Any, bars: Any, turns: Any) -> list[str]:
    """Two sentences on what would change the answer."""
    said = []
    if bars and bars[0].swing >= 0.5:
        one = bars[0]
        figures = {
            "what": place(answer, one.key),
            "low": money(one.at_low),
            "high": money(one.at_high),
            "from": plain(one.low),
            "to": plain(one.high),
        }
        said.append(
            _(
                "It hangs most on one number (%(what)s): at %(from)s it comes to %(low)s, at %(to)s to "
                "%(high)s."
            )
            % figures
        )
    near = next((one for one in turns if one.at is not None), None)
    if near is not None:
        figures = {"what": place(answer, near.key), "at": plain(near.at), "best": plain(near.best)}
        said.append(_("It comes to nothing if %(what)s is %(at)s and not %(best)s.") % figures)
    return said


def _proof(answer: Any) -> list[str]:
    """The grades of proof, the best first, with the lines that rest on each."""
    found: dict[str, list[str]] = {}
    for stream in answer.case.streams:
        if stream.id in answer.result.not_known:
            continue
        grade = max((one.grade for _name, one in stream.amounts), default="")
        found.setdefault(grade, []).append(stream.name)
    return [
        f"{words.GRADE[grade] if grade else _('Nobody says how good')}: {', '.join(found[grade])}"
        for grade in [*sorted(filter(None, found)), *([""] if "" in found else [])]
    ]


def _unknown(answer: Any) -> list[str]:
    """What nobody knows: the line, and which of its numbers."""
    found: dict[str, list[str]] = {}
    for one in answer.result.cautions:
        if one.kind == "not-known":
            found.setdefault(one.stream, []).append(words.AMOUNT[one.amount])
    return [f"{answer.case.stream(key).name}: {', '.join(names)}" for key, names in found.items()]


def _cautions(answer: Any) -> list[str]:
    """What else a reader should be told, in sentences."""
    return [
        words.CAUTION[one.kind] % {"line": answer.case.stream(one.stream).name if one.stream else ""}
        for one in answer.result.cautions
        if one.kind in words.CAUTION and one.kind != "no-grade"
    ]
