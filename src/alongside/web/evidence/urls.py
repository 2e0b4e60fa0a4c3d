"""The addresses of this room, a list for each of its parts."""

from django.urls import URLPattern, path

from . import views

# What begins with a word stands before what begins with a ref.
PATTERNS: list[URLPattern] = [
    path("cases/", views.index, name="cases"),
    path("cases/<str:ref>/sharing/", views.share, name="case-sharing"),
    path("cases/<str:ref>/withdraw/", views.withdraw, name="case-withdraw"),
]
