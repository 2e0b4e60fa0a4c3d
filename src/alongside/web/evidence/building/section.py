"""What the page of a case shows of its writing: who has signed, what is missing; what can be done with it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.evidence.queries import cases
from alongside.exchange.evidence.queries import reviewing as queries
from alongside.exchange.evidence.reviewing_rules import AGREES, mix_of

from .. import doors
from . import reviewing, wording


def section(request: HttpRequest, case: Any) -> dict[str, Any] | None:
    """Who has signed, what is missing, and the mix of what people add and replace."""
    version = cases.newest(case)
    if version is None:
        return None
    stands = queries.stands_on(case, version.model)
    asked = [one for one in stands if one.state != "nobody"]
    agreed = sum(one.state in AGREES for one in asked)
    lacks = [reviewing.lack(one) for one in queries.lacks_of(case, version.model, stands)]
    return {
        "url": f"{doors.url_of(case)}review/",
        "edit_url": f"{doors.url_of(case)}edit/" if _writes(request, case) else "",
        "says": _says(case, agreed, len(asked)),
        "stands": [reviewing.standing(one) for one in stands],
        "lacks": lacks,
        "lacks_say": ngettext("%(n)s thing is missing", "%(n)s things are missing", len(lacks))
        % {"n": len(lacks)},
        "mix": mix_said(version.model),
        "done": _("Here is what it comes to. Go on with its lines, or send it to those named in it.")
        if request.GET.get("done") == "begun"
        else "",
    }


def _says(case: Any, agreed: int, asked: int) -> str:
    if not asked:
        return _("Nobody here answers yet for any of those named in it.")
    said = {"agreed": agreed, "asked": asked}
    if case.status == "draft":
        return _("It has not been sent to those named in it.")
    return (
        ngettext(
            "%(agreed)s of %(asked)s agrees to its figures.",
            "%(agreed)s of %(asked)s agree to their figures.",
            asked,
        )
        % said
    )


def mix_said(model: Any) -> list[str]:
    """What people do on top of staff and instead of them, what that saves, what of it is put back."""
    mix = mix_of(model)
    if mix is None:
        return []
    found = []
    if mix.adds is None or mix.replaces is None:
        found.append(_("How many hours people give is not known yet."))
    else:
        both = mix.adds + mix.replaces
        if both:
            said = {
                "adds": f"{mix.adds:,.0f}",
                "replaces": f"{mix.replaces:,.0f}",
                "share": f"{mix.adds / both * 100:.0f}",
            }
            found.append(
                _(
                    "People give %(adds)s hours a year on top of what staff do, and %(replaces)s instead "
                    "of it: %(share)s of every 100 hours add."
                )
                % said
            )
    if mix.saved:
        back = wording.money(mix.put_back) if mix.put_back is not None else _("an amount not known yet")
        said = {"saved": wording.money(mix.saved), "back": back}
        found.append(_("What is replaced is worth %(saved)s a year; of that, %(back)s is put back.") % said)
    elif mix.saved is None:
        found.append(_("What the replaced work is worth is not known yet."))
    return found


def _writes(request: HttpRequest, case: Any) -> bool:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    return cases.keeps(viewer, case) and case.status != "withdrawn"


def ways(request: HttpRequest, case: Any) -> list[dict[str, Any]]:
    """Change it, send it, sign it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    url, found = doors.url_of(case), []
    if cases.answers_for(viewer, case) and case.status in ("review", "agreed"):
        text = _("See your own figures, and say whether they are right")
        found.append({"text": text, "url": f"{url}review/", "main": case.status == "review"})
    if _writes(request, case):
        draft = case.status == "draft"
        found.append({"text": _("Change the case"), "url": f"{url}edit/", "main": draft})
        if draft:
            text = _("Send it to those named in it")
            found.append({"text": text, "url": f"{url}review/", "main": False})
        found.append({"text": _("Who may see it"), "url": f"{url}sharing/", "main": False})
        found.append({"text": _("Say that it no longer holds"), "url": f"{url}withdraw/", "main": False})
    return found
