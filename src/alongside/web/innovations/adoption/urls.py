"""The addresses of starting, changing and stopping. What begins with a word stands before a reference."""

from django.urls import URLPattern, path

from . import community, pack, rolling, starting, tried, views, writing

AT, ONE = "innovations/<str:ref>/", "adoptions/<str:ref>/"
PLAN = "adoptions/plans/<str:ref>/"
ADOPTION: list[URLPattern] = [
    path("tried/", tried.tried, name="tried"),
    path(f"{AT}pack/", pack.pack, name="adoption-pack"),
    path(f"{AT}adoptions/plans/new/", rolling.new, name="roll-out-new"),
    path(f"{AT}adoptions/talk/", community.talk, name="adoption-talk"),
    path(PLAN, rolling.show, name="roll-out"),
    path(f"{PLAN}edit/", rolling.edit, name="roll-out-edit"),
    path(f"{AT}adoptions/", views.index, name="adoptions"),
    path(f"{AT}adoptions/new/", starting.new, name="adoption-new"),
    path(ONE, views.show, name="adoption"),
    path(f"{ONE}edit/", starting.edit, name="adoption-edit"),
    path(f"{ONE}start/", writing.start, name="adoption-start"),
    path(f"{ONE}how/", writing.how, name="adoption-how"),
    path(f"{ONE}change/", writing.adapt, name="adoption-change"),
    path(f"{ONE}room/", writing.displace, name="adoption-room"),
    path(f"{ONE}room/<str:number>/", writing.displace, name="adoption-room-one"),
    path(f"{ONE}passed-on/", writing.pass_on, name="adoption-passed-on"),
    path(f"{ONE}passed-on/<str:number>/", writing.pass_on, name="adoption-passed-on-one"),
    path(f"{ONE}stop/", writing.stop, name="adoption-stop"),
]
