"""The addresses of how something new spreads."""

from django.urls import URLPattern, path

from . import first, fitting, reasons, uptake, views

AT = "innovations/<str:ref>/"
SPREAD: list[URLPattern] = [
    path("innovations/uptake/", uptake.show, name="innovations-uptake"),
    path(f"{AT}spread/", views.show, name="innovation-spread"),
    path(f"{AT}spread/why/", reasons.show, name="innovation-spread-why"),
    path(f"{AT}spread/first/", first.show, name="innovation-spread-first"),
    path(f"{AT}next/", fitting.show, name="innovation-next"),
    path(f"{AT}next/aims/", fitting.aims, name="innovation-aims"),
]
