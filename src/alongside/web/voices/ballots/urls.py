"""The addresses of ballots; those under one stand before its page."""

from django.urls import path

from . import choosing, editing, results, views

AT = "ballots/<str:ref>/"
BALLOTS = [
    path(f"{AT}choose/", choosing.choose, name="ballot-choose"),
    path(f"{AT}results/", results.show, name="ballot-results"),
    path(f"{AT}edit/", editing.edit, name="ballot-edit"),
    path(AT, views.show, name="ballot"),
]
