"""The page of a panel: what it is to be picked, what is given for it, when it meets, and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from alongside.exchange.voices import panel_rules as rules
from alongside.exchange.voices.queries import panels as queries
from alongside.web import downloads
from alongside.web.components.formats import long_date

from . import doors, words


def when(at: Any) -> str:
    """'27 March 2026 at 14:00'."""
    local = localtime(at)
    return _("%(day)s at %(time)s") % {"day": long_date(local.date()), "time": f"{local:%H:%M}"}


@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The public page; those who run it find the ways to all they do there."""
    panel = doors.panel_or_404(request, ref)
    own = queries.own_registration(request.viewer, panel)  # type: ignore[attr-defined]
    drawn = [draw for draw in queries.draws_of(panel) if draw.kind == "panel"]
    runs = queries.run_panel(request.viewer, ref) is not None  # type: ignore[attr-defined]
    verdict = queries.verdict_of(panel, all_of_them=False)
    if verdict is not None and (kind := downloads.asked_for(request)):
        return _file(kind, panel, verdict)
    context: dict[str, Any] = {
        "kind": words.SHORT[panel.kind],
        "facts": facts(panel),
        "can_register": panel.ask.state == "open" and own is None and not _is_drawn(panel, drawn),
        "own": own,
        "mirror": mirror(panel),
        "pool": rules.LARGEST,
        "draw": _draw(panel, drawn),
        "sessions": [session(row, panel) for row in panel.sittings.all()] if panel.pk else [],
        "witnesses": witnesses(panel),
        "evidence": evidence(panel),
        "questions": [question(row) for row in queries.questions_of(panel, all_of_them=False)],
        "verdict": verdict,
        "recommendations": recommendations(verdict),
        "members": queries.named_members(panel) if panel.pk else [],
        "parts": _parts(request, panel),
        "wider": _wider(request, panel),
        "ways": ways(panel) if runs else [],
        "downloads": downloads.links(request) if verdict is not None else [],
        "answer_url": f"/asks/{ref}/answers/",
        "back_url": "/asks/",
    }
    return doors.page(request, "show", panel, context)


def _is_drawn(panel: Any, draws: list[Any]) -> bool:
    return panel.kind in rules.DRAWN_ALWAYS and any(draw.drawn_at is not None for draw in draws)


def facts(panel: Any) -> list[dict[str, Any]]:
    """What somebody gives and is given."""
    pounds = _("£%(n)s for each session") % {"n": panel.honorarium} if panel.honorarium else ""
    first, last = long_date(panel.starts_on), long_date(panel.ends_on)
    dates = _("%(first)s to %(last)s") % {"first": first, "last": last} if first and last else first or last
    many = ngettext("%(n)d person", "%(n)d people", panel.size) % {"n": panel.size}
    return [
        {"key": _("How many are picked"), "value": many},
        {"key": _("When"), "value": dates},
        {"key": _("What you are paid"), "value": pounds or panel.ask.pays},
        {"key": _("Expenses"), "value": panel.expenses},
        {"key": _("What we provide"), "value": panel.provided},
    ]


def mirror(panel: Any) -> list[dict[str, Any]]:
    """What the panel mirrors: each category with its answers and their seats. The same for everybody."""
    return [
        {
            "name": one.name,
            "features": [
                {"name": row.name, "share": row.share, "seats": seats(row.least, row.most)}
                for row in one.features.all()
            ],
        }
        for one in queries.categories_of(panel)
    ]


def seats(least: int, most: int) -> str:
    """'from 3 to 4'."""
    if least == most:
        return str(least)
    return _("from %(least)d to %(most)d") % {"least": least, "most": most}


def _draw(panel: Any, draws: list[Any]) -> dict[str, str]:
    """The draw as far as it has got: the promise of a number, or the way to its record."""
    if not draws:
        return {}
    draw = draws[-1]
    url = f"/panels/{panel.ask.ref}/draw/"
    at = draw.drawn_at or draw.committed_at
    return {
        "url": url,
        "commitment": draw.commitment,
        "is_drawn": "yes" if draw.drawn_at else "",
        "when": when(at),
    }


def session(row: Any, panel: Any) -> dict[str, Any]:
    """One session in a list."""
    return {
        "title": row.title,
        "url": "",
        "line": " · ".join(filter(None, [when(row.starts_at), row.where])),
        "why": row.agenda,
        "notes": row.notes,
    }


def witnesses(panel: Any) -> list[dict[str, Any]]:
    """Whom the panel hears, with what they stand to gain or lose."""
    rows = panel.witnesses.all() if panel.pk else []
    return [
        {
            "pk": row.pk,
            "name": row.name,
            "role": row.role,
            "interests": row.interests,
            "stance": words.STANCE[row.stance],
            "said": row.said,
            "url": row.url,
        }
        for row in rows
    ]


def evidence(panel: Any) -> list[dict[str, Any]]:
    """What the panel is given to read or see."""
    rows = panel.evidence.all() if panel.pk else []
    return [
        {"title": row.title, "about": row.about, "stance": words.STANCE[row.stance], "url": row.url}
        for row in rows
    ]


def question(row: Any) -> dict[str, Any]:
    """One question with its answer, without who asked."""
    return {
        "ref": row.contribution.ref,
        "words": row.words,
        "by": _("A member of the panel asks") if row.is_member else _("Somebody asks"),
        "to": row.witness.name if row.witness else "",
        "answer": row.answer,
    }


def recommendations(verdict: Any) -> list[dict[str, Any]]:
    """Each recommendation with its votes; of the panel, by count, as it voted."""
    if verdict is None:
        return []
    said = _("%(yes)d for, %(no)d against, %(none)d abstained")
    return [
        {
            "words": row.words,
            "votes": said % {"yes": row.votes_for, "no": row.votes_against, "none": row.abstained},
        }
        for row in verdict.recommendations.all()
    ]


def _file(kind: str, panel: Any, verdict: Any) -> HttpResponse:
    head = [_("Recommendation"), _("For"), _("Against"), _("Abstained")]
    rows = [
        [row.words, row.votes_for, row.votes_against, row.abstained] for row in verdict.recommendations.all()
    ]
    about = [panel.ask.title, verdict.words, verdict.reasons, verdict.minority]
    return downloads.as_file(
        kind, f"verdict {panel.ask.title}"[:80], head, rows, [one for one in about if one]
    )


def _parts(request: HttpRequest, panel: Any) -> list[dict[str, Any]]:
    """What the groups below say, for the wider one: the short words of each verdict."""
    found = []
    for one in queries.parts_of_panel(request.viewer, panel):  # type: ignore[attr-defined]
        told = getattr(one, "told", None)
        said = told[0] if isinstance(told, list) and told else told or None
        found.append(
            {"title": one.ask.title, "url": f"/panels/{one.ask.ref}/", "why": said.words if said else ""}
        )
    return found


def _wider(request: HttpRequest, panel: Any) -> dict[str, str]:
    if not panel.wider_id:
        return {}
    found = queries.panel_for(request.viewer, panel.wider.ask.ref)  # type: ignore[attr-defined]
    return {"title": found.ask.title, "url": f"/panels/{found.ask.ref}/"} if found else {}


def ways(panel: Any) -> list[dict[str, str]]:
    """What whoever runs it does, in the order in which it is done."""
    at = f"/panels/{panel.ask.ref}/"
    return [
        {"text": _("Set it up"), "url": f"{at}edit/"},
        {"text": _("Who has registered, and the seats"), "url": f"{at}pool/"},
        {"text": _("The draw"), "url": f"{at}draw/new/"},
        {"text": _("Who was picked"), "url": f"{at}seats/"},
        {"text": _("Sessions, witnesses and evidence"), "url": f"{at}sessions/"},
        {"text": _("Questions"), "url": f"{at}questions/"},
        {"text": _("The verdict"), "url": f"{at}verdict/"},
        {"text": _("What was paid"), "url": f"{at}payments/"},
        {"text": _("Close it, and answer"), "url": f"/asks/{panel.ask.ref}/run/"},
    ]
