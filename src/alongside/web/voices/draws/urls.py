"""The addresses of the record of a draw."""

from django.urls import path

from . import views

DRAWS = [
    path("panels/<str:ref>/draw/", views.show, name="panel-draw"),
    path("panels/<str:ref>/draw/record.json", views.record, name="panel-draw-record"),
]
