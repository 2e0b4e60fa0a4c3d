"""The addresses of standards and stamps."""

from django.urls import URLPattern, path

from . import stamps, views

AT = "innovations/<str:ref>/standards/"
STANDARDS: list[URLPattern] = [
    path("standards/", views.index, name="standards"),
    path(AT, views.show, name="innovation-standards"),
    path(f"{AT}level/", views.level, name="innovation-standard-level"),
    path(f"{AT}stamps/new/", stamps.new, name="innovation-stamp-new"),
    path(f"{AT}stamps/<str:stamp>/", stamps.withdraw, name="innovation-stamp"),
    path(f"{AT}<str:item>/", views.answer, name="innovation-standard"),
]
