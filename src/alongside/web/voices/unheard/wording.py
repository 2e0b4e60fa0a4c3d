"""The answer in sentences: what is missing, why an area is listed, how sure that is."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.analyses.unheard import Found
from alongside.web.components.formats import count
from alongside.web.places.presenters import value_text

SURE, LIKELY, UNSURE = 2, 1, 0
SURE_WORDS = {SURE: lazy("Sure"), LIKELY: lazy("Likely"), UNSURE: lazy("Not sure")}
COMMON = (lazy("Less common here"), lazy("About average"), lazy("More common here"))
HEARD = (lazy("few voices"), lazy("some voices"), lazy("many voices"))


def about(number: float) -> str:
    """A number that was worked out, with no more digits than it is worth."""
    if number < 10:
        return (
            f"{number:.1f}"
            if 0 < number < 9.95 and round(number, 1) != round(number)
            else count(round(number))
        )
    step = 10 ** max(0, len(str(int(number))) - 2)
    return count(round(number / step) * step)


def percent(share: float) -> str:
    """A share as a whole percentage."""
    return f"{100 * share:.0f}%"


def voices(number: int | None) -> str:
    """A number of voices as it may be told."""
    return _("Fewer than 5") if number is None else count(number)


def voices_came(number: int | None) -> str:
    """The same inside a sentence."""
    if number is None:
        return _("fewer than 5 came")
    if number == 0:
        return _("none came")
    return _("about %(number)s came") % {"number": count(number)}


def value(found: Found, at: int) -> str:
    """The figure of an area as people read it."""
    indicator = found.indicator
    return value_text(float(found.ground.value[at]), indicator.unit) if indicator else ""


def people(found: Found) -> str:
    """Whom the numbers of people count."""
    return _("people it affects") if found.is_share else _("residents")


def why(found: Found, at: int) -> str:
    """Why an area is listed, in a sentence or two."""
    said = {
        "common": COMMON[int(found.burden_class[at])],
        "value": value(found, at),
        "share": about(float(found.against.expected[at])),
        "came": voices_came(found.ground.voices[at]),
    }
    if not found.total and not float(found.against.expected[at]):
        return _("%(common)s (%(value)s), and nobody has been heard yet.") % said
    return _("%(common)s (%(value)s). Its share would be %(share)s voices; %(came)s.") % said


def interval(found: Found, at: int) -> str:
    """How much of its share was heard, with the range it likely lies in."""
    if not found.total:
        return _("Nothing was heard anywhere")
    one = found.against
    return _("%(ratio)s of its share, likely between %(low)s and %(high)s") % {
        "ratio": percent(float(one.ratio[at])),
        "low": percent(float(one.low[at])),
        "high": percent(float(one.high[at])),
    }


def sure(found: Found, at: int) -> str:
    """How sure it is that an area is less heard than its share."""
    return str(SURE_WORDS[int(found.certainty[at])])


def summary(found: Found, where: str) -> list[str]:
    """The answer in a few plain sentences."""
    areas, listed = len(found.ground.areas), len(found.order)
    if not found.total:
        return [
            _("Nobody has been heard in %(where)s yet, as far as you may see.") % {"where": where},
            ngettext(
                "We list the %(n)s area where it is most common.",
                "We list the %(n)s areas where it is most common.",
                listed,
            )
            % {"n": count(listed)},
        ]
    certain = sum(int(found.certainty[at]) == SURE for at in found.order)
    said = {
        "n": count(listed),
        "all": count(areas),
        "sure": count(certain),
        "voices": count(found.total),
        "where": where,
    }
    if not listed:
        return [
            _("%(voices)s voices were counted in %(where)s.") % said,
            _("In none of %(all)s areas can we say that people are heard less than their share.") % said,
        ]
    first = found.ground.areas[found.order[0]].name
    total = about(float(found.missing[list(found.order)].sum()))
    return [
        _("About %(voices)s voices were counted in %(where)s.") % said,
        ngettext(
            "In %(n)s of %(all)s areas people are heard less than their share; we are sure of %(sure)s.",
            "In %(n)s of %(all)s areas people are heard less than their share; we are sure of %(sure)s.",
            listed,
        )
        % said,
        _("Not heard there: about %(total)s %(people)s. The most in one area: %(first)s, about %(most)s.")
        % {
            "total": total,
            "people": people(found),
            "first": first,
            "most": about(float(found.missing[found.order[0]])),
        },
    ]


def along(found: Found) -> str:
    """What the curve says, in a sentence or two."""
    if found.along is None or found.index is None:
        return ""
    half = percent(found.along.voices_of_heaviest(0.5))
    said = _("The half of the people who live where it is most common gave %(half)s of the voices.") % {
        "half": half
    }
    if found.index.error is None:
        return said
    if not found.index.sure:
        return f"{said} {_('That is no clear difference from an even share.')}"
    way = (
        _("They are heard less than the others.")
        if found.index.index < 0
        else _("They are heard more than the others.")
    )
    return f"{said} {way}"


def index(found: Found) -> str:
    """The concentration index with its interval, for those who want it."""
    one = found.index
    if one is None:
        return ""
    if one.error is None or one.low is None or one.high is None:
        return _("How unevenly voices are spread: %(index)s.") % {"index": f"{one.index:.3f}"}
    return _("How unevenly voices are spread: %(index)s, likely between %(low)s and %(high)s; 0 is even.") % {
        "index": f"{one.index:.3f}",
        "low": f"{one.low:.3f}",
        "high": f"{one.high:.3f}",
    }


def notes(found: Found) -> list[str]:
    """What a reader must know before using the numbers."""
    said = [
        _("Numbers of voices are to the nearest five; 1 to 4 are not told apart. All else follows."),
        _("Only what you may see is counted."),
    ]
    if not found.is_share:
        said.append(
            _("This figure is no share of people: only the order of areas counts, so that no outlier does.")
        )
    indicator: Any = found.indicator
    if indicator is not None:
        said += [text for text in (indicator.definition, indicator.warning) if text]
    if found.ground.elsewhere != 0:
        said.append(
            _("Not counted, as no area is known for them: %(number)s voices.")
            % {"number": voices(found.ground.elsewhere).lower()}
        )
    if found.ground.without:
        said.append(
            ngettext(
                "%(n)s area is left out: a figure or its number of residents is missing.",
                "%(n)s areas are left out: a figure or their number of residents is missing.",
                found.ground.without,
            )
            % {"n": count(found.ground.without)}
        )
    return said
