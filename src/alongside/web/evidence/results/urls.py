"""The addresses of what a case says; the case itself stands last."""

from django.urls import URLPattern, path

from . import analysts, attached, files, happened, versions, views

AT = "cases/<str:ref>/"
RESULTS: list[URLPattern] = [
    path(f"{AT}analysts/", analysts.analysts, name="case-analysts"),
    path(f"{AT}versions/", versions.versions, name="case-versions"),
    path(f"{AT}attached/", attached.attached, name="case-attached"),
    path(f"{AT}happened/", happened.happened, name="case-happened"),
    *(path(f"{AT}case.{kind}", files.FILES[kind], name=f"case-{kind}") for kind in files.FILES),
    path(AT, views.show, name="case"),
]
