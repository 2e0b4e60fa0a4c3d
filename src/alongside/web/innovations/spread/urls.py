"""The addresses of how something new spreads."""

from django.urls import URLPattern, path

from . import views

AT = "innovations/<str:ref>/"
SPREAD: list[URLPattern] = [
    path(f"{AT}spread/", views.show, name="innovation-spread"),
]
