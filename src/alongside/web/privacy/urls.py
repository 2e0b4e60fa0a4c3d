"""The addresses of what is known of somebody, and of what was done to a record."""

from django.urls import URLPattern, path

from . import consents, details, trail


def _of_person(room: str) -> list[URLPattern]:
    """The same pages for a user (`/you/`) and for somebody without an account (`/yours/`)."""
    said = {"room": room}
    return [
        path(f"{room}/details/", details.show, said, name=f"{room}-details"),
        path(f"{room}/details/delete/", details.delete, said, name=f"{room}-delete"),
        path(f"{room}/consents/", consents.index, said, name=f"{room}-consents"),
        path(f"{room}/trail/", trail.own, said, name=f"{room}-trail"),
    ]


PATTERNS = [*_of_person("you"), *_of_person("yours")]
OF_ROWS = {
    kind: path(f"{room}/<str:key>/trail/", trail.of_row, {"kind": kind}, name=f"{kind}-trail")
    for kind, room in trail.HOME.items()
}
