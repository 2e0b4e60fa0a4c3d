"""How findings read: of a statement, of a group's answer, of how sure it is."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from alongside.web.words import Words

FEWER = gettext_noop("not shown")
WAY = Words(
    {
        "self": gettext_noop("By themselves, here"),
        "paper": gettext_noop("On paper"),
        "phone": gettext_noop("By phone, with a helper"),
        "person": gettext_noop("In person, with a helper"),
    }
)
SHAPE = Words(
    {
        "0": gettext_noop("blue circles"),
        "1": gettext_noop("orange squares"),
        "2": gettext_noop("green triangles"),
        "3": gettext_noop("purple diamonds"),
        "4": gettext_noop("brown crosses"),
    }
)


def found(kind: str, yes: list[int], no: list[int], groups: int) -> str:
    """What is found of a statement, as a sentence."""
    if kind == "agreed":
        return _everyone(groups, agree=True)
    if kind == "refused":
        return _everyone(groups, agree=False)
    if kind == "divides":
        said = {"yes": named(yes), "no": named(no)}
        return _("Most people in %(yes)s agree, most in %(no)s disagree.") % said
    if kind == "only":
        return _("Most people in %(yes)s agree; the others are of different minds.") % {"yes": named(yes)}
    if kind == "only-against":
        return _("Most people in %(no)s disagree; the others are of different minds.") % {"no": named(no)}
    if kind == "unsure":
        return _("Many people are not sure.")
    if kind == "few":
        return _("Too few people have answered to say.")
    return (
        _("People are of different minds, within groups too.")
        if groups > 1
        else _("People are of different minds.")
    )


def _everyone(groups: int, *, agree: bool) -> str:
    if groups == 1:
        return _("Most people agree.") if agree else _("Most people disagree.")
    if groups == 2:
        return _("Most people in both groups agree.") if agree else _("Most people in both groups disagree.")
    return _("Most people in all groups agree.") if agree else _("Most people in all groups disagree.")


def named(groups: list[int]) -> str:
    """Groups by their numbers: group 1; group 1 and group 3."""
    names = [_("group %(n)s") % {"n": one + 1} for one in groups]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def share(agree: int, disagree: int, passed: int) -> str:
    """What a group says, in words broad enough to point at nobody."""
    seen = agree + disagree + passed
    if seen < 5:
        return _("too few have answered")
    if agree >= 0.8 * seen:
        return _("nearly all agree")
    if agree >= 0.6 * seen:
        return _("most agree")
    if disagree >= 0.8 * seen:
        return _("nearly all disagree")
    if disagree >= 0.6 * seen:
        return _("most disagree")
    if passed >= 0.4 * seen:
        return _("many pass")
    return _("of different minds")


def people(count: int) -> str:
    """A number of people."""
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": f"{count:,}"}


def stable(mean: float | None) -> str:
    """How far the groups would be the same with other people of the same kind."""
    if mean is None:
        return ""
    if mean >= 0.8:
        return _("The groups are stable: with other people of the same kind they would be much the same.")
    if mean >= 0.5:
        return _("The groups are fairly stable: with other people of the same kind many would be the same.")
    return _(
        "The groups are not stable: with other people they might well look different. Do not lean on them."
    )
