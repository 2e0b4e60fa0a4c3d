"""The addresses of the calendar and of going out to listen; before those of one ask."""

from django.urls import path

from alongside.web.voices.sessions import keeping, views

from . import views as calendar

CALENDAR = [
    path("asks/calendar/", calendar.index, name="asks-calendar"),
    path("asks/calendar.ics", calendar.file, name="asks-calendar-file"),
    path("asks/sessions/", views.index, name="outreach"),
    path("asks/sessions/new/", keeping.new, name="outreach-new"),
    path("asks/sessions/<str:session>/", views.show, name="outreach-session"),
    path("asks/sessions/<str:session>/edit/", keeping.edit, name="outreach-edit"),
]
