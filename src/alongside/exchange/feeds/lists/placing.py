"""Where a row is: from its postcode, its place's name, or its address."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.exchange.audit.batches import READ, chunks
from alongside.exchange.places.models import PlaceKind, Postcode, Within
from alongside.exchange.places.queries import MEANT_FIRST

from ..known import Known, Unfit
from . import patterns

MOST_GUESSES = 200  # near names are looked for this often in a list; each search reads every name


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by the id of its source, and a point where a postcode gave one."""

    key: str = ""
    lat: str = ""
    lon: str = ""


NOWHERE = Spot()


class Placer:
    """Finds the places that the rows of one list name. Reads the places once, and all postcodes."""

    def __init__(self, known: Known) -> None:
        self.known = known
        order = {kind.value: at for at, kind in enumerate(MEANT_FIRST)}
        rows = sorted(known.places_here(), key=lambda row: (row.ended, order.get(row.kind, 9), row.pk))
        self.names: dict[str, str] = {}
        self.said: dict[str, str] = {}
        for row in rows:
            self.names.setdefault(row.name.casefold(), row.key)
            if row.kind != PlaceKind.SMALL_AREA:
                self.said.setdefault(row.name.casefold(), row.name)
        self.sectors: dict[str, tuple[str, float, float]] = {}
        self._guessed: dict[str, str] = {}

    def read_postcodes(self, postcodes: Iterable[str]) -> None:
        """Look up the sectors of these postcodes, in a few queries however many there are."""
        sectors = sorted({postcode.replace(" ", "")[:-2] for postcode in postcodes if postcode})
        for some in chunks(sectors, READ):
            rows = Postcode.objects.filter(sector__in=some, place__world=self.known.world)
            for sector, key, lat, lon in rows.values_list("sector", "place__source_id", "lat", "lon"):
                self.sectors[sector] = (key, lat, lon)

    def knows(self, text: str) -> bool:
        """Whether a text is the name of a place."""
        return text.strip().casefold() in self.names

    def named(self, text: str) -> str:
        """The id of the place of this name or code, or of one of its parts between commas; else nothing."""
        if self.known.has_place(text):
            return text
        for part in (text, *text.split(",")):
            if found := self.names.get(" ".join(part.split()).casefold()):
                return found
        return ""

    def find(self, *, place: str, postcode: str, address: str, otherwise: str) -> Spot:
        """The place of a row; `otherwise` is that of rows that say none.

        Raises: Unfit, with the role of the column, when a place or postcode is given and not known.
        """
        key = self.named(place) if place else ""
        in_address = patterns.IN_TEXT.search(address.upper())
        code = postcode or (f"{in_address[1]} {in_address[2]}" if in_address else "")
        at = self.sectors.get(code.replace(" ", "")[:-2]) if code else None
        if place and not key:
            raise Unfit(f"'{place}' is not a place we know.{self.near(place)}", "place")
        if at:
            return Spot(key or at[0], f"{at[1]:.5f}", f"{at[2]:.5f}")
        if key:
            return Spot(key)
        if postcode and not otherwise:
            raise Unfit(f"'{postcode}' is not a postcode we know. Check it, or add a town.", "postcode")
        parts = [self.named(part) for part in address.replace("\n", ",").split(",") if part.strip()]
        return Spot(next(filter(None, parts), "") or otherwise)

    def near(self, text: str) -> str:
        """'Did you mean Torbay?', or what else to do."""
        if text not in self._guessed:
            near = []
            if len(self._guessed) < MOST_GUESSES and len(text) < 80:
                near = difflib.get_close_matches(text.casefold(), self.said, 2, cutoff=0.72)
            names = " or ".join(self.said[name] for name in near)
            self._guessed[text] = (
                f" Did you mean {names}?" if names else " Write a town, a council area or a postcode."
            )
        return self._guessed[text]


def within(ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Of each place, its own id and those of all it lies in."""
    found: dict[int, set[int]] = {}
    for some in chunks(sorted(set(ids)), READ):
        for inner, outer in Within.objects.filter(inner_id__in=some).values_list("inner_id", "outer_id"):
            found.setdefault(inner, {inner}).add(outer)
    return {inner: frozenset(outer) for inner, outer in found.items()}
