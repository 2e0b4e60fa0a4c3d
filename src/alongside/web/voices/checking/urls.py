"""The addresses of looking at what people said; before those of one ask, as they begin with a word."""

from django.urls import path

from . import deciding, queue, yours

CHECKING = [
    path("asks/checking/", queue.index, name="checking"),
    path("asks/said/<str:said>/", yours.said, name="said"),
    path("asks/<str:ref>/checking/", queue.waiting, name="ask-checking"),
    path("asks/<str:ref>/checking/<str:said>/", deciding.one, name="ask-checking-one"),
    path("asks/<str:ref>/checked/", queue.checked, name="ask-checked"),
]
