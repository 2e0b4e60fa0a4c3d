"""What is kept already and can be named by a row: places, actors, subjects, needs, indicators."""

import difflib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from alongside.exchange.directory.models import Actor, Subject, SubjectMap
from alongside.exchange.directory.queries import stands_for
from alongside.exchange.needs.models import Need
from alongside.exchange.places.models import Indicator, Place, PlaceKind, Succession

MOST_GUESSES = 200  # near names are looked for this often in a load; each search reads every name
TABLES = ("_places", "_ended", "_codes", "_after", "_actors", "_subjects", "_maps", "_needs", "_indicators")
OTHER_WORLD = {
    "real": "it is invented, of the practice town, and a real row must not name it",
    "practice": "it is real, and a row of the practice town must not name it",
}


class Unfit(Exception):
    """A cell or row that cannot be kept; the message says why."""

    def __init__(self, why: str, column: str | None = None) -> None:
        super().__init__(why)
        self.column = column


@dataclass(frozen=True, slots=True)
class PlaceName:
    """As much of a place as finding it by name needs. `key` is the id that its source gives it."""

    key: str
    pk: int
    name: str
    kind: str
    ended: bool


class Known:
    """Finds rows by the names a data set of one world may use. Reads each table when first asked."""

    def __init__(self, world: str) -> None:
        self.world = world
        self.followed: Counter[str] = Counter()
        self.unmapped: Counter[str] = Counter()
        self.guesses = 0
        self._guessed: dict[tuple[str, str], str] = {}

    def forget(self) -> None:
        """Read the tables anew when next asked: a file has been kept."""
        for name in TABLES:
            self.__dict__.pop(name, None)

    @cached_property
    def _places(self) -> dict[str, tuple[int, str, str, bool, str]]:
        rows = Place.objects.values_list("source_id", "pk", "world", "name", "valid_to", "kind")
        return {key: (pk, world, name, ended is not None, kind) for key, pk, world, name, ended, kind in rows}

    @cached_property
    def _codes(self) -> dict[str, str]:
        coded = Place.objects.exclude(code="").order_by("-valid_to", "pk")
        rows = coded.values_list("code", "source_id", "codes")
        found: dict[str, str] = {}
        for code, key, _ in rows:
            found.setdefault(code, key)
        for _, key, codes in rows:
            for other in codes:
                found.setdefault(other, key)
                found.setdefault(other.rpartition(":")[2], key)
        return found

    @cached_property
    def _after(self) -> dict[int, list[int]]:
        after: dict[int, list[int]] = {}
        for old, new in Succession.objects.values_list("old_id", "new_id"):
            after.setdefault(old, []).append(new)
        return after

    @cached_property
    def _ended(self) -> set[int]:
        return {pk for pk, _, _, ended, _ in self._places.values() if ended}

    @cached_property
    def _actors(self) -> dict[str, tuple[int, str, str, int]]:
        rows = Actor.objects.values_list("source_id", "ref", "pk", "world", "name", "party_id")
        found = {key or ref: rest for key, ref, *rest in rows}
        by_id, after = {rest[0]: rest for rest in found.values()}, stands_for()
        return {key: by_id[after.get(rest[0], rest[0])] for key, rest in found.items()}  # type: ignore[misc]

    @cached_property
    def _subjects(self) -> dict[str, tuple[int, str, str]]:
        rows = Subject.objects.values_list("code", "pk", "label", "kind")
        return {code: (pk, label, kind) for code, pk, label, kind in rows}

    @cached_property
    def _maps(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for scheme, code, pk in SubjectMap.objects.order_by("pk").values_list("scheme", "code", "subject_id"):
            found.setdefault(f"{scheme}:{code}", []).append(pk)
        return found

    @cached_property
    def _needs(self) -> dict[str, tuple[int, str, str]]:
        rows = Need.objects.exclude(source_id=None).values_list("source_id", "pk", "world", "title")
        return {key: rest for key, *rest in rows}  # type: ignore[misc]

    @cached_property
    def _indicators(self) -> dict[str, tuple[int, str]]:
        return {code: (pk, name) for code, pk, name in Indicator.objects.values_list("code", "pk", "name")}

    def places_here(self) -> list[PlaceName]:
        """Every place of this world, by name."""
        return [
            PlaceName(key, pk, name, kind, ended)
            for key, (pk, world, name, ended, kind) in self._places.items()
            if world == self.world
        ]

    def has_place(self, text: str) -> bool:
        """Whether a place of this id or code is kept."""
        return text in self._places or text in self._codes

    def place(self, text: str, *, follow: bool = True) -> int:
        """The place of this id or code; where it has ended and exactly one took over, that one."""
        row = self._places.get(text) or self._places.get(self._codes.get(text, ""))
        if row is None:
            raise Unfit(f"'{text}' is not a place we know.{self._near('place', text)}")
        self._same_world(text, row[1])
        pk = row[0]
        steps = 0
        while follow and pk in self._ended and len(self._after.get(pk, ())) == 1 and steps < 10:
            pk, steps = self._after[pk][0], steps + 1
        if pk != row[0]:
            self.followed[text] += 1
        return pk

    def actor(self, text: str) -> int:
        """The actor of this id."""
        if text not in self._actors:
            raise Unfit(f"'{text}' is not an organisation or person we know.{self._near('actor', text)}")
        self._same_world(text, self._actors[text][1])
        return self._actors[text][0]

    def has_actor(self, text: str) -> bool:
        """Whether an actor of this id is kept."""
        return text in self._actors

    def name_of_actor(self, pk: int) -> str:
        """What an actor is called."""
        return self._by_pk[pk][0]

    def party_of(self, pk: int) -> int:
        """The party of an actor."""
        return self._by_pk[pk][1]

    @property
    def _by_pk(self) -> dict[int, tuple[str, int]]:
        if getattr(self, "_by_pk_of", None) is not self._actors:
            self._by_pk_of = self._actors
            self._by_pk_kept = {pk: (name, party) for pk, _, name, party in self._actors.values()}
        return self._by_pk_kept

    def has_subject(self, code: str) -> bool:
        """Whether a subject of this code is kept."""
        return code in self._subjects

    def subject(self, code: str) -> int:
        """The subject of this code."""
        if code not in self._subjects:
            raise Unfit(f"'{code}' is not a subject we know.{self._near('subject', code)}")
        return self._subjects[code][0]

    def kind_of_subject(self, code: str) -> str:
        """Condition, group, help or setting."""
        return self._subjects[code][2]

    def subjects(self, text: str) -> list[int]:
        """The subjects of our own code, or of `scheme:code`; none, and counted, where that is not mapped."""
        if ":" not in text:
            return [self.subject(text)]
        if text not in self._maps:
            self.unmapped[text] += 1
        return self._maps.get(text, [])

    def groups(self, text: str) -> list[int]:
        """As `subjects`, and each must be a group of people."""
        found = self.subjects(text)
        if ":" not in text and self._subjects[text][2] != Subject.Kind.GROUP:
            raise Unfit(f"'{text}' is a subject, but not a group of people. Name it under `subjects`.")
        return found

    def indicator(self, code: str) -> int:
        """The indicator of this id."""
        if code not in self._indicators:
            raise Unfit(f"'{code}' is not an indicator we know.{self._near('indicator', code)}")
        return self._indicators[code][0]

    def need(self, text: str) -> int:
        """The need of this id."""
        if text not in self._needs:
            raise Unfit(f"'{text}' is not a need we know.{self._near('need', text)}")
        self._same_world(text, self._needs[text][1])
        return self._needs[text][0]

    def _same_world(self, text: str, world: str) -> None:
        if world != self.world:
            raise Unfit(f"'{text}' cannot be named here: {OTHER_WORLD[self.world]}.")

    def _near(self, what: str, text: str) -> str:
        if (what, text) not in self._guessed:
            if self.guesses >= MOST_GUESSES:
                return " Name one that is loaded, or load it first."
            self.guesses += 1
            self._guessed[what, text] = self._guess(what, text)
        return self._guessed[what, text]

    def _guess(self, what: str, text: str) -> str:
        names: dict[str, str] = {}
        for key, name in self._candidates(what):
            names.setdefault(name.lower(), key)
            names.setdefault(key.lower(), key)
        near = difflib.get_close_matches(text.lower(), names, 1, cutoff=0.7)
        if not near:
            return " Name one that is loaded, or load it first."
        return f" Did you mean {names[near[0]]}?"

    def _candidates(self, what: str) -> list[tuple[str, Any]]:
        if what == "place":
            return [
                (key, row[2])
                for key, row in self._places.items()
                if row[1] == self.world and row[4] != PlaceKind.SMALL_AREA
            ]
        if what == "subject":
            return [(code, row[1]) for code, row in self._subjects.items()]
        if what == "indicator":
            return [(code, row[1]) for code, row in self._indicators.items()]
        rows = self._actors if what == "actor" else self._needs
        return [(key, row[2]) for key, row in rows.items() if row[1] == self.world]
