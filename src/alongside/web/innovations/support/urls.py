"""The addresses of help on the way."""

from django.urls import URLPattern, path

from . import behind, bodies, finder, views

AT = "innovations/<str:ref>/support/"
SUPPORT: list[URLPattern] = [
    path("support/", finder.find, name="support-finder"),
    path(AT, views.support, name="innovation-support"),
    path(f"{AT}ask/", views.ask, name="innovation-ask"),
    path(f"{AT}asks/<str:ask>/", views.settle, name="innovation-asked"),
    path(f"{AT}sponsors/<str:sponsor>/", behind.sponsor, name="innovation-sponsor"),
    path(f"{AT}bodies/<str:body>/", bodies.body, name="innovation-body"),
]
