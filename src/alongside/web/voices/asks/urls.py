"""The addresses of what all that is asked has in common; those under one stand before its page."""

from django.urls import path

from . import promising, running, starting, telling, views

AT = "asks/<str:ref>/"
ASKS = [
    path("asks/", views.index, name="asks"),
    path("asks/new/", starting.new, name="ask-new"),
    path(f"{AT}promise/", promising.promise, name="ask-promise"),
    path(f"{AT}run/", running.run, name="ask-run"),
    path(f"{AT}tell/", telling.tell, name="ask-tell"),
    path(AT, views.show, name="ask"),
]
