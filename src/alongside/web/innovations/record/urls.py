"""The addresses of a record."""

from django.urls import path

from . import asking, bringing, views

AT = "innovations/<str:ref>/record/"
RECORD = [
    path(AT, views.show, name="innovation-record"),
    path(f"{AT}print/", views.printed, name="innovation-record-print"),
    path(f"{AT}history/", views.history, name="innovation-record-history"),
    path(f"{AT}bring/", bringing.bring, name="innovation-record-bring"),
    path(f"{AT}drop/", bringing.drop, name="innovation-record-drop"),
    path(f"{AT}questions/<int:number>/", asking.six, name="innovation-record-question"),
    path(f"{AT}sections/<slug:section>/", asking.section, name="innovation-record-section"),
]
