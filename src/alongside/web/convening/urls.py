"""The addresses under which people are brought together; they stand before the page of one need."""

from django.urls import path

from . import hosts, line_up, views, why

CONVENING = [
    path("needs/<str:ref>/convene/", views.compare, name="convene"),
    path("needs/<str:ref>/convene/line-up/", line_up.show, name="convene-line-up"),
    path("partnerships/<str:ref>/why/", why.show, name="partnership-why"),
    path("hosts/<str:ref>/", hosts.answer, name="hosts"),
]
