"""The addresses of how something new spreads."""

from django.urls import URLPattern, path

from . import fitting, views

AT = "innovations/<str:ref>/"
SPREAD: list[URLPattern] = [
    path(f"{AT}spread/", views.show, name="innovation-spread"),
    path(f"{AT}next/", fitting.show, name="innovation-next"),
    path(f"{AT}next/aims/", fitting.aims, name="innovation-aims"),
]
