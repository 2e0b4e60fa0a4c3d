"""The addresses of this room, a list for each of its parts. Those inside a workspace come before the page."""

from django.urls import path

from alongside.web.convening.urls import CONVENING

from . import counting, editing, ending, log, members, starting, views

AT = "partnerships/<str:ref>/"
HOME = [
    path("partnerships/", views.index, name="partnerships"),
    path("partnerships/new/", starting.new, name="partnership-new"),
    path(f"{AT}members/", members.members, name="partnership-members"),
    path(f"{AT}invite/", members.invite, name="partnership-invite"),
    path(f"{AT}answer/", members.answer, name="partnership-answer"),
    path(f"{AT}mine/", members.mine, name="partnership-mine"),
    path(f"{AT}edit/", editing.edit, name="partnership-edit"),
    path(f"{AT}stage/", editing.stage, name="partnership-stage"),
    path(f"{AT}measures/", counting.measures, name="partnership-measures"),
    path(f"{AT}log/", log.log, name="partnership-log"),
    path(f"{AT}handover/", ending.handover, name="partnership-handover"),
    path(f"{AT}close/", ending.close, name="partnership-close"),
    path(AT, views.show, name="partnership"),
]

PATTERNS = [*CONVENING, *HOME]
