"""The addresses of figures that are followed."""

from django.urls import URLPattern, path

from . import asking, boards, comparing, following, library, looking, meetings, writing

ONE = "measures/series/<str:ref>/"
BOARD = "measures/boards/<str:ref>/"
MEASURES: list[URLPattern] = [
    path("measures/", library.index, name="measures"),
    path("measures/new/", library.new, name="measure-new"),
    path("measures/series/new/", following.new, name="series-new"),
    path(f"{ONE}add/", writing.add, name="series-add"),
    path(f"{ONE}upload/", writing.upload, name="series-upload"),
    path(f"{ONE}edit/", following.edit, name="series-edit"),
    path(f"{ONE}anew/", following.anew, name="series-anew"),
    path(f"{ONE}end/", following.end, name="series-end"),
    path(f"{ONE}take-over/", following.take_over, name="series-take-over"),
    path(f"{ONE}ask/", asking.ask, name="series-ask"),
    path(f"{ONE}add-up/", asking.add_up, name="series-add-up"),
    path(f"{ONE}compare/", comparing.compare, name="series-compare"),
    path(ONE, looking.show, name="series"),
    path("measures/asked/<str:form_ref>/", asking.answer, name="outcome-form"),
    path("measures/boards/", boards.index, name="boards"),
    path("measures/boards/new/", boards.new, name="board-new"),
    path(f"{BOARD}edit/", boards.edit, name="board-edit"),
    path(f"{BOARD}meetings/new/", meetings.new, name="data-meeting-new"),
    path(f"{BOARD}meetings/<str:meeting_ref>/", meetings.show, name="data-meeting"),
    path(BOARD, boards.show, name="board"),
    path("measures/<str:ref>/", library.show, name="measure"),
    path("measures/<str:ref>/edit/", library.edit, name="measure-edit"),
]
