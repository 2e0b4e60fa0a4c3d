"""Business cases in the practice town: agreed two years ago, half signed, at a loss for one, just begun."""

from dataclasses import dataclass, replace
from typing import Any

from .connector import TOWN

FOLDER = "practice-town/cases"


@dataclass(frozen=True, slots=True)
class Town:
    """An invented case: its file, who writes it, who answers for which party, what each said of it.

    `about`: the title of the new way of doing things that it is about. `words`: party, decision, what was
    said, by what office.
    """

    file: str
    owner: str
    answers: dict[str, str]
    visibility: str = "private"
    mode: str = ""
    about: str = ""
    words: tuple[tuple[str, str, str, str], ...] = ()
    sent: bool = True


CASES = (
    Town(
        "street",
        "aq-alliance",
        {"council": "aq-council", "hospital": "aq-trust", "alliance": "aq-alliance"},
        visibility="public",
        mode="adds",
        about="Somebody from the street visits in the first week at home",
        words=(
            ("alliance", "agreed", "", "Treasurer"),
            (
                "hospital",
                "with-comment",
                "No night on a ward is paid for singly here, so nothing leaves the budget. The beds are "
                "needed for others, and that is worth having.",
                "Deputy director of finance",
            ),
            ("council", "agreed", "", "Head of adult social care"),
        ),
    ),
    Town(
        "sitter",
        "aq-carers",
        {"circle": "aq-carers", "fund": "aq-fund", "together": "aq-alliance", "council": "aq-council"},
        visibility="members",
        mode="both",
        about="A night sitter twice a month, booked by the carer",
        words=(
            ("circle", "agreed", "", "Chair"),
            (
                "council",
                "with-comment",
                "A fortnight that is not needed is cash for us only if we buy it singly. We do.",
                "Finance business partner",
            ),
        ),
    ),
    Town(
        "rowing",
        "aq-rowing",
        {"club": "aq-rowing", "fund": "aq-fund", "together": "aq-alliance"},
        visibility="public",
        mode="replaces",
        about="Rowing for people who are short of breath",
        words=(
            (
                "club",
                "not-agreed",
                "We would lose money every year while others save. We cannot sign that.",
                "Treasurer",
            ),
        ),
    ),
    Town(
        "warm",
        "aq-rowing",
        {"payer": "aq-rowing"},
        about="A live list of warm rooms that are open now",
        sent=False,
    ),
)


def seed(by: Any) -> None:
    """Each case with its words, by those who act for the town's organisations."""
    from alongside.exchange.accounts.access import VISITOR, Viewer
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.evidence.queries.cases import cases_for

    keys = {key for one in CASES for key in (one.owner, *one.answers.values())}
    actors = {row.source_id: row for row in actors_by_key(VISITOR, keys)}
    if keys - actors.keys():
        return
    doers = {}
    for key, actor in actors.items():
        user = next(iter(users_of([actor.party_id])), None)
        doers[key] = replace(
            by, process="" if user else by.process, user_id=user, acting_for_id=actor.party_id
        )
    owners = {one.owner for one in CASES}
    if any(doers[key].user_id is None for key in owners):
        return
    for key in owners:
        viewer = Viewer(user_id=doers[key].user_id, parties=frozenset({actors[key].party_id}))
        if cases_for(viewer).filter(owner=actors[key].party_id).exists():
            return
    for one in CASES:
        _written(one, doers, actors)


def _written(one: Town, doers: dict[str, Any], actors: dict[str, Any]) -> None:
    from alongside.exchange.evidence.services import cases, reviewing
    from alongside.exchange.places.queries import place_for

    doer, model = doers[one.owner], _model(one.file)
    about = {"offer": _about(one, actors), "place": place_for(TOWN)}
    made = cases.begin(title=model["title"], model=model, mode=one.mode, **about, by=doer)
    for party, key in one.answers.items():
        cases.answer_by(ref=made.ref, key=party, actor=actors[key], by=doer)
    if one.visibility != "private":
        cases.share(ref=made.ref, visibility=one.visibility, by=doer)
    if not one.sent:
        return
    reviewing.send(ref=made.ref, by=doer)
    for party, decision, said, office in one.words:
        reviewing.sign(
            ref=made.ref,
            party=party,
            number=1,
            decision=decision,
            said=said,
            office=office,
            by=doers[one.answers[party]],
        )


def _about(one: Town, actors: dict[str, Any]) -> Any:
    """The offer that a case is about, where the town has it."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.innovations.queries.innovations import innovations_for

    rows = innovations_for(VISITOR, world=actors[one.owner].world).filter(title=one.about)
    return rows.first()


def _model(name: str) -> dict[str, Any]:
    """A case of the town in the case format."""
    from pathlib import Path

    import yaml
    from django.conf import settings

    text = (Path(settings.DATA) / FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    found = yaml.safe_load(text)
    assert isinstance(found, dict)
    return found
