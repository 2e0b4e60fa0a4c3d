"""The addresses of this room, a list for each of its parts. Those inside a workspace come before the page."""

from django.urls import path

from . import views

HOME = [
    path("partnerships/", views.index, name="partnerships"),
    path("partnerships/<str:ref>/", views.show, name="partnership"),
]

PATTERNS = [*HOME]
