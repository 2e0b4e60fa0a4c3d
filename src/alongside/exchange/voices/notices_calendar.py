"""What is said of asks that meet the same people."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from .calendar_rules import Overlap

WHERE: dict[str, Any] = {
    "same": lazy("in the same place"),
    "inside": lazy("in a place that lies in it"),
    "around": lazy("in a place that it lies in"),
    "anywhere": lazy("in any place"),
}


def why(found: Overlap, subjects: Mapping[int, str]) -> str:
    """One sentence: when, where, who and what about. `subjects`: the names of those the two share."""
    parts = [_when(found.days), str(WHERE[found.place])]
    if found.words:
        parts.append(_("for the same people: %(words)s") % {"words": ", ".join(found.words)})
    if found.subjects:
        names = ", ".join(sorted(subjects[pk] for pk in found.subjects if pk in subjects))
        parts.append(_("about the same: %(subjects)s") % {"subjects": names})
    return _("Asked %(parts)s.") % {"parts": ", ".join(parts)}


def _when(days: int) -> str:
    if days == 0:
        return _("at the same time")
    if days < 14:
        return ngettext("%(n)s day apart", "%(n)s days apart", days) % {"n": days}
    return ngettext("%(n)s week apart", "%(n)s weeks apart", days // 7) % {"n": days // 7}
