"""The addresses of all our projects."""

from django.urls import URLPattern, path

from . import board, editing, listing

AT = "portfolios/<str:ref>/"
PORTFOLIOS: list[URLPattern] = [
    path("portfolios/", listing.index, name="portfolios"),
    path("portfolios/new/", listing.new, name="portfolio-new"),
    path("portfolios/board/", board.pipeline, name="portfolio-pipeline"),
    path(f"{AT}edit/", editing.edit, name="portfolio-edit"),
    path(f"{AT}items/", editing.items, name="portfolio-items"),
    path(f"{AT}items/<str:offer_ref>/", editing.figures, name="portfolio-figures"),
    path(AT, board.show, name="portfolio"),
]
