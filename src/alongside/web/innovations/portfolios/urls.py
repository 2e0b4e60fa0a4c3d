"""The addresses of all our projects."""

from django.urls import URLPattern, path

from . import balance, board, choosing, editing, listing, looking, pace

AT = "portfolios/<str:ref>/"
PORTFOLIOS: list[URLPattern] = [
    path("portfolios/", listing.index, name="portfolios"),
    path("portfolios/new/", listing.new, name="portfolio-new"),
    path("portfolios/board/", board.pipeline, name="portfolio-pipeline"),
    path(f"{AT}edit/", editing.edit, name="portfolio-edit"),
    path(f"{AT}items/", editing.items, name="portfolio-items"),
    path(f"{AT}items/<str:offer_ref>/", editing.figures, name="portfolio-figures"),
    path(f"{AT}stalls/", pace.stalls, name="portfolio-stalls"),
    path(f"{AT}balance/", balance.balance, name="portfolio-balance"),
    path(f"{AT}target/", balance.target, name="portfolio-target"),
    path(f"{AT}choose/", choosing.choose, name="portfolio-choose"),
    path(f"{AT}choices/<str:choice_ref>/", choosing.choice, name="portfolio-choice"),
    path(f"{AT}stop/", looking.stop, name="portfolio-stop"),
    path(f"{AT}ahead/", looking.ahead, name="portfolio-ahead"),
    path(AT, board.show, name="portfolio"),
]
