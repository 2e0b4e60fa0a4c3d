"""Lines of Today about figures: whether they are right, who pays whom, what is missing, what came of it."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.web.components.formats import long_date
from alongside.web.presenting import open_page


def _case(line: Any, label: str, page: str) -> dict[str, Any]:
    row = line.row
    return {"label": label, "title": row.title, "url": open_page(f"/cases/{row.ref}/{page}", "real")}


def _sign(line: Any) -> dict[str, Any]:
    return _case(line, _("Are your figures right?"), "review/")


def _not_agreed(line: Any) -> dict[str, Any]:
    return _case(line, _("Somebody does not agree to their figures"), "review/")


def _look_back(line: Any) -> dict[str, Any]:
    said = {"line": _("Agreed on %(day)s") % {"day": long_date(line.row.agreed_on)}}
    return _case(line, _("What really happened?"), "happened/") | said


def _terms(line: Any) -> dict[str, Any]:
    terms = line.row
    return {
        "label": _("Do you agree who pays whom?"),
        "title": terms.case.title,
        "url": open_page(f"/cases/{terms.case.ref}/terms/{terms.ref}/", "real"),
    }


def _evaluation(line: Any) -> dict[str, Any]:
    return {
        "label": _("You are asked to find out whether it worked"),
        "title": line.row.question,
        "url": open_page(f"/evaluations/{line.row.ref}/", "real"),
    }


def _figures(line: Any) -> dict[str, Any]:
    late = line.row
    return {
        "label": _("A figure that you follow is missing"),
        "title": late.title,
        "url": open_page(f"/measures/series/{late.series.ref}/add/", "real"),
        "line": _("From %(day)s on") % {"day": long_date(late.starts_on)},
    }


PRESENTERS = {
    "case-sign": _sign,
    "case-not-agreed": _not_agreed,
    "case-look-back": _look_back,
    "terms-answer": _terms,
    "evaluation-do": _evaluation,
    "figures-late": _figures,
}
