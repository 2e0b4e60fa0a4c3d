"""The addresses of evaluations; what begins with a word stands before what begins with a ref."""

from django.urls import URLPattern, path

from . import planning, views, writing

AT = "evaluations/<str:ref>/"
EVALUATIONS: list[URLPattern] = [
    path("evaluations/", views.index, name="evaluations"),
    path("evaluations/new/", planning.new, name="evaluation-new"),
    path(AT, views.show, name="evaluation"),
    path(f"{AT}edit/", planning.edit, name="evaluation-edit"),
    path(f"{AT}words/", writing.say, name="evaluation-words"),
    path(f"{AT}results/", writing.results, name="evaluation-results"),
    path(f"{AT}sharing/", writing.share, name="evaluation-sharing"),
]
