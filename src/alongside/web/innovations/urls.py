"""The addresses of this room, a list for each of its parts."""

from importlib import import_module

from django.urls import URLPattern, path

from . import linking, sharing, starting, views

AT = "innovations/<str:ref>/"


def _of(part: str, name: str) -> list[URLPattern]:
    try:
        return list(getattr(import_module(f"{__package__}.{part}.urls"), name))
    except ModuleNotFoundError:
        return []


PATTERNS: list[URLPattern] = [
    path("innovations/", views.index, name="innovations"),
    path("innovations/new/", starting.new, name="innovation-new"),
    *_of("portfolios", "PORTFOLIOS"),
    *_of("adoption", "ADOPTION"),
    *_of("support", "SUPPORT"),
    *_of("journey", "JOURNEY"),
    *_of("spread", "SPREAD"),
    *_of("record", "RECORD"),
    path(f"{AT}begin/", starting.begin, name="innovation-begin"),
    path(f"{AT}sharing/", sharing.share, name="innovation-sharing"),
    path(f"{AT}links/", linking.links, name="innovation-links"),
    path(AT, views.show, name="innovation"),
]
