"""The addresses of the journey."""

from django.urls import URLPattern, path

from . import dates, deciding, status, views

AT = "innovations/<str:ref>/journey/"
JOURNEY: list[URLPattern] = [
    path(AT, views.journey, name="innovation-journey"),
    path(f"{AT}decide/", deciding.decide, name="innovation-decide"),
    path(f"{AT}status/<str:to>/", status.change, name="innovation-status"),
    path(f"{AT}dates/<str:milestone>/", dates.milestone, name="innovation-date"),
    path(f"{AT}tests/<str:trial>/", dates.trial, name="innovation-test"),
]
