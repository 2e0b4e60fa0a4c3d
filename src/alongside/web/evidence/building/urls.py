"""The addresses on which a case is begun, changed and signed, and those of the library of costs."""

from django.urls import URLPattern, path

from . import beginning, costs, lines, naming, overview, reviewing

AT = "cases/<str:ref>/"
BUILDING: list[URLPattern] = [
    path("cases/new/", beginning.new, name="case-new"),
    path("costs/", costs.library, name="costs"),
    path("costs/bring/", costs.bring, name="costs-bring"),
    path(f"{AT}review/", reviewing.review, name="case-review"),
    path(f"{AT}edit/", overview.edit, name="case-edit"),
    path(f"{AT}edit/terms/", overview.terms, name="case-edit-terms"),
    path(f"{AT}edit/file/", overview.whole, name="case-edit-file"),
    path(f"{AT}edit/lines/new/", lines.new, name="case-line-new"),
    path(f"{AT}edit/lines/<str:line>/remove/", lines.remove, name="case-line-remove"),
    path(f"{AT}edit/lines/<str:line>/<str:page>/", lines.change, name="case-line"),
    path(f"{AT}edit/parties/<str:party_key>/", naming.party, name="case-party"),
    path(f"{AT}edit/sources/<str:source_key>/", naming.source, name="case-source"),
    path(f"{AT}edit/<str:rows>/<str:row>/remove/", naming.remove, name="case-part-remove"),
]
