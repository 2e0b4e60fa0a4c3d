"""The addresses of who is not heard."""

from django.urls import path

from . import counting, meeting, views

UNHEARD = [
    path("unheard/", views.show, name="unheard"),
    path("unheard/areas.geojson", views.areas, name="unheard-areas"),
    path("unheard/map.svg", views.drawing, name="unheard-map"),
    path("unheard/meet/", meeting.show, name="unheard-meet"),
    path("unheard/meet/keep/", meeting.keep, name="unheard-meet-keep"),
    path("unheard/counts/", counting.bring, name="unheard-counts"),
    path("unheard/counts/<str:ref>/delete/", counting.delete, name="unheard-counts-delete"),
]
