"""The addresses of this room, a list for each of its parts."""

from django.urls import URLPattern, path

from . import linking, sharing, starting, views
from .adoption.urls import ADOPTION
from .journey.urls import JOURNEY
from .portfolios.urls import PORTFOLIOS
from .record.urls import RECORD
from .spread.urls import SPREAD
from .support.urls import SUPPORT

AT = "innovations/<str:ref>/"
# What begins with a word stands before what begins with the ref of an innovation.
PATTERNS: list[URLPattern] = [
    path("innovations/", views.index, name="innovations"),
    path("innovations/new/", starting.new, name="innovation-new"),
    *PORTFOLIOS,
    *ADOPTION,
    *SUPPORT,
    *JOURNEY,
    *SPREAD,
    *RECORD,
    path(f"{AT}begin/", starting.begin, name="innovation-begin"),
    path(f"{AT}sharing/", sharing.share, name="innovation-sharing"),
    path(f"{AT}links/", linking.links, name="innovation-links"),
    path(AT, views.show, name="innovation"),
]
