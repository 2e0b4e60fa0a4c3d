"""The addresses of paper and phone under a question; they stand before its page."""

from django.urls import path

from . import phone, printing, typing

AT = "questions/<str:ref>/"
PAPER = [
    path(f"{AT}paper/", printing.index, name="question-paper"),
    path(f"{AT}paper/forms/<str:form>/", printing.form, name="question-paper-form"),
    path(f"{AT}paper/<int:number>/", typing.sheet, name="question-sheet"),
    path(f"{AT}phone/", phone.phone, name="question-phone"),
]
