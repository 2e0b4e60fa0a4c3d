"""The addresses of who would lose and of terms between the parties."""

from django.urls import URLPattern, path

from . import proposing, showing, splitting

AT = "cases/<str:ref>/"
TERMS: list[URLPattern] = [
    path(f"{AT}split/", splitting.split, name="case-split"),
    path(f"{AT}terms/", showing.index, name="case-terms"),
    path(f"{AT}terms/new/", proposing.kinds, name="case-terms-kinds"),
    path(f"{AT}terms/new/<str:way>/", proposing.propose, name="case-terms-new"),
    path(f"{AT}terms/<str:terms>/", showing.show, name="case-terms-one"),
]
