"""The addresses of suggestions; those of calls stand before that of one suggestion."""

from django.urls import path

from . import calls, running, scoring, suggesting, views

CALL = "suggestions/calls/<str:ref>/"
ONE = "suggestions/<str:ref>/"
IDEAS = [
    path("suggestions/", views.index, name="ideas"),
    path("suggestions/new/", suggesting.new, name="idea-new"),
    path(f"{CALL}edit/", calls.edit, name="ideas-edit"),
    path(f"{CALL}scorers/", scoring.scorers, name="ideas-scorers"),
    path(f"{CALL}scores/", scoring.scores, name="ideas-scores"),
    path(f"{CALL}result/", scoring.result, name="ideas-result"),
    path(CALL, calls.show, name="ideas-call"),
    path(f"{ONE}owner/", running.owner, name="idea-owner"),
    path(f"{ONE}combine/", running.combine, name="idea-combine"),
    path(f"{ONE}split/", running.split, name="idea-split"),
    path(f"{ONE}score/", scoring.score, name="idea-score"),
    path(ONE, views.show, name="idea"),
]
