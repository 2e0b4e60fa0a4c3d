"""The addresses of answers: all of them, one, and those of one thing that is asked."""

from django.urls import path

from . import mine, views, writing

AT = "asks/<str:ref>/answers/"
ANSWERS = [
    path("answers/", views.index, name="answers"),
    path("answers/<str:answer_ref>/", views.show, name="answer"),
    path("asks/mine/", mine.show, name="asks-mine"),
    path(AT, views.of_ask, name="ask-answers"),
    path(f"{AT}new/", writing.new, name="ask-answer-new"),
    path(f"{AT}<str:answer_ref>/", writing.edit, name="ask-answer"),
]
