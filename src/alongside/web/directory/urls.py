"""Addresses of the pages by which entries are looked after."""

from django.urls import URLPattern, path

from . import background, editing, joining, ours, same

NEW: list[URLPattern] = [
    path("actors/new/", editing.new, name="actor-new"),
    path("you/background/", background.mine, name="background"),
    path("actors/same/", same.index, name="same-actors"),
    path("actors/same/<str:ref>/", same.pair, name="same-pair"),
    path("actors/same/<str:ref>/undo/", same.undo, name="same-undo"),
]
KEEPING: list[URLPattern] = [
    path("actors/<str:key>/ours/", ours.ours, name="actor-ours"),
    path("actors/<str:key>/ours/<str:ref>/", ours.answer, name="actor-ours-answer"),
    path("actors/<str:key>/edit/", editing.edit, name="actor-edit"),
    path("actors/<str:key>/checked/", editing.checked, name="actor-checked"),
    path("actors/<str:key>/history/", editing.history, name="actor-history"),
    path("actors/<str:key>/tie/", editing.tie, name="actor-tie"),
    path("actors/<str:key>/merge/", joining.merge, name="actor-merge"),
    path("actors/<str:key>/merge/<str:ref>/undo/", joining.undo, name="actor-merge-undo"),
    path("actors/<str:key>/split/", joining.split, name="actor-split"),
]
