"""The addresses of what came out of a question, and of bringing one in; these stand before the question's."""

from django.urls import path

from . import data, importing, views

AT = "questions/<str:ref>/results/"
RESULTS = [
    path("questions/import/", importing.bring, name="question-import"),
    path(AT, views.results, name="question-results"),
    path(f"{AT}report/", views.report, name="question-report"),
    path(f"{AT}data/", data.card, name="question-data"),
    path(f"{AT}data/<str:name>.csv", data.keep, name="question-data-file"),
]
