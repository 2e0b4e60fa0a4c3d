"""The addresses of a question; those under it stand before its page."""

from django.urls import path

from . import coming, editing, handing_out, mine, reading, saying, seeds, views, voting

AT = "questions/<str:ref>/"
CONVERSATIONS = [
    path(f"{AT}vote/", voting.vote, name="question-vote"),
    path(f"{AT}say/", saying.say, name="question-say"),
    path(f"{AT}mine/", mine.mine, name="question-mine"),
    path(f"{AT}code/", coming.code, name="question-code"),
    path(f"{AT}edit/", editing.edit, name="question-edit"),
    path(f"{AT}edit/first/", seeds.seeds, name="question-seeds"),
    path(f"{AT}edit/reading/", reading.reading, name="question-reading"),
    path(f"{AT}edit/codes/", handing_out.codes, name="question-codes"),
    path(AT, views.show, name="question"),
]
