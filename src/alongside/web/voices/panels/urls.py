"""The addresses of panels; those inside one come before its page."""

from django.urls import path

from . import bringing, drawing, editing, hearing, paying, pool, registering, seating, verdicts, views

AT = "panels/<str:ref>/"
PANELS = [
    path(f"{AT}edit/", editing.edit, name="panel-edit"),
    path(f"{AT}register/", registering.register, name="panel-register"),
    path(f"{AT}yours/", registering.yours, name="panel-yours"),
    path(f"{AT}pool/", pool.pool, name="panel-pool"),
    path(f"{AT}pool/bring/", bringing.bring, name="panel-bring"),
    path(f"{AT}draw/new/", drawing.new, name="panel-draw-new"),
    path(f"{AT}seats/", seating.seats, name="panel-seats"),
    path(f"{AT}payments/", paying.payments, name="panel-payments"),
    path(f"{AT}sessions/", hearing.sessions, name="panel-sessions"),
    path(f"{AT}questions/", hearing.questions, name="panel-questions"),
    path(f"{AT}verdict/", verdicts.verdict, name="panel-verdict"),
    path(AT, views.show, name="panel"),
]
