"""The addresses of this room, a list for each of its parts. Those inside a workspace come before the page."""

from django.urls import path

from alongside.web.convening.urls import CONVENING

from . import agreements, counting, decisions, editing, ending, log, members, ruling, starting, views
from .work_urls import WORK

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

GOVERNANCE = [
    path(f"{AT}decisions/", decisions.index, name="partnership-decisions"),
    path(f"{AT}decisions/new/", decisions.new, name="partnership-decision-new"),
    path(f"{AT}decisions/<str:decision_ref>/", decisions.show, name="partnership-decision"),
    path(f"{AT}rules/", ruling.rules, name="partnership-rules"),
    path(f"{AT}rights/", ruling.rights, name="partnership-rights"),
    path(f"{AT}proxies/", ruling.proxies, name="partnership-proxies"),
    path(f"{AT}interests/", ruling.interests, name="partnership-interests"),
    path(f"{AT}agreements/", agreements.index, name="partnership-agreements"),
    path(f"{AT}agreements/new/", agreements.new, name="partnership-agreement-new"),
    path(f"{AT}agreements/<str:agreement_ref>/", agreements.show, name="partnership-agreement"),
    path(f"{AT}agreements/<str:agreement_ref>/new/", agreements.rewrite, name="partnership-agreement-text"),
]

PATTERNS = [*WORK, *GOVERNANCE, *CONVENING, *HOME]
