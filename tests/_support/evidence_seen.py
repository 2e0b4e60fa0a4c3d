"""Who may meet what `evidence_world` makes, by the rule and not by the code: the table of `MAY` by names.

A case is met by those with whom it is shared, and from review on by those named in it; so is all under it.
"""


def _case(token: str) -> str:
    return f"{token} {token}Party {token}Stream"


SEEN = {
    "": _case("ZqCase"),
    "nina omar": _case("ZqCaseInner"),
    "nina": _case("ZqCaseOwn"),
    "otto nina": _case("ZqCaseNamed"),
}
ROOMS = {"cases": "cases"}
WITHIN: dict[str, str] = {}
OTHER: dict[str, list[str]] = {}  # what stands for a part of an address that names no row
ASKED = ("/cases/?q=zq", "/cases/?download=xlsx")
ABOUT: dict[str, tuple[str, ...]] = {}
