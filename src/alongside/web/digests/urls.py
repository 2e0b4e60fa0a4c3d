"""The addresses of what is somebody's own."""

from django.urls import path

from . import notices, quarter, talks, today

PATTERNS = [
    path("you/", today.show, name="you"),
    path("you/do/", today.act, name="today-do"),
    path("you/talks/", talks.index, name="talks"),
    path("you/talks/new/", talks.new, name="talk-new"),
    path("you/talks/<str:ref>/take-back/", talks.take_back, name="talk-take-back"),
    path("you/quarter/", quarter.show, name="quarter"),
    path("you/notices/", notices.index, name="notices"),
    path("you/notices/settings/", notices.settings, name="notice-settings"),
    path("stop/<str:signed>/", notices.stop, name="stop"),
]
