"""Set a conversation up: how long, in which languages, what to read first, and what it begins with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.addresses import is_web_address
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record

from .. import conversation_rules as rules
from ..models import Ask, Contribution, Conversation, Information, Statement, StatementText
from ..models.conversations import LEAST_LONG, MOST_LONG
from ..notices_conversations import AskRefused
from .asks import held, open_ask

DRAFT = (Ask.State.DRAFT,)
UNTIL_CLOSED = (Ask.State.DRAFT, Ask.State.OPEN)
WORDS = 2000  # characters of what a document says in plain words


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody types of a document or video."""

    kind: str
    title: str
    url: str
    words: str = ""
    otherwise: str = ""
    language: str = "en"


@transaction.atomic
def set_up(
    *, ref: str, longest: int | None, looked_at: bool, languages: Sequence[str], by: Doer
) -> Conversation:
    """Say how people talk here; languages can be added later, the rest stays once it is open.

    Raises: Ask.DoesNotExist for whoever does not run it; AskRefused, with the field to mend.
    """
    found = _conversation(ref, by, UNTIL_CLOSED)
    if found.ask.state == Ask.State.OPEN:
        longest, looked_at = found.longest, found.looked_at
        languages = list(dict.fromkeys([*found.languages, *languages]))
    refuse(rules.may_set(longest=longest or 0, languages=languages, least=LEAST_LONG, most=MOST_LONG))
    found.longest, found.looked_at, found.languages = longest or 0, looked_at, list(languages)
    found.save()
    record(by=by, action="set-up", kind="conversation", ids=[found.pk])
    return found


@transaction.atomic
def add_seeds(*, ref: str, lines: Iterable[str], by: Doer, language: str = "") -> list[Statement]:
    """Add what people find when they come first, one statement a line; what is there already is left out.

    Raises: Ask.DoesNotExist; AskRefused: nothing to add, too many, or one too long.
    """
    found = _conversation(ref, by, UNTIL_CLOSED)
    there = set(found.statements.values_list("text", flat=True))
    new = [line for line in lines if line not in there]
    if not new:
        raise AskRefused("no-lines")
    if len(new) > rules.MOST_SEEDS:
        raise AskRefused("many-lines")
    for line in new:
        refuse(rules.may_say(text=line, longest=found.longest, said=0), "lines")
    number = last_number(found)
    kind = Contribution.Kind.STATEMENT
    given = [Contribution.objects.create(ask=found.ask, kind=kind) for _line in new]
    language = language if language in found.languages else found.languages[0]
    made = Statement.objects.bulk_create(
        Statement(
            contribution=one,
            conversation=found,
            number=number + place,
            text=line,
            language=language,
            seed=True,
            state=Statement.State.SHOWN,
        )
        for place, (one, line) in enumerate(zip(given, new, strict=True), start=1)
    )
    record(by=by, action="add-seeds", kind="conversation", ids=[found.pk], detail={"seeds": len(made)})
    return made


@transaction.atomic
def drop_seed(*, ref: str, number: int, by: Doer) -> None:
    """Take out what was written to begin with, before anybody can read it.

    Raises: Ask.DoesNotExist; Statement.DoesNotExist; AskRefused once it is open.
    """
    found = _conversation(ref, by, DRAFT)
    found.statements.get(number=number, seed=True).contribution.delete()
    record(by=by, action="drop-seed", kind="conversation", ids=[found.pk])


@transaction.atomic
def translate(*, ref: str, number: int, language: str, text: str, by: Doer) -> StatementText:
    """Keep what was said in another language of the conversation.

    Raises: Ask.DoesNotExist; Statement.DoesNotExist; AskRefused, with the field to mend.
    """
    found = _conversation(ref, by, UNTIL_CLOSED)
    said = found.statements.get(number=number)
    text = " ".join(text.split())
    if language not in found.languages or language == said.language:
        raise AskRefused("languages", f"text-{number}")
    if not text or len(text) > 2 * MOST_LONG:
        raise AskRefused("no-text" if not text else "long-statement", f"text-{number}")
    made, _new = StatementText.objects.update_or_create(
        statement=said, language=language, defaults={"text": text}
    )
    record(by=by, action="translate", kind="conversation", ids=[found.pk], detail={"language": language})
    return made


@transaction.atomic
def add_information(*, ref: str, reading: Reading, by: Doer) -> Information:
    """Add something to read or see first; it stays where it is, here is only how to get there.

    Raises: Ask.DoesNotExist; AskRefused, with the field to mend.
    """
    found = _conversation(ref, by, UNTIL_CLOSED)
    title, url = reading.title.strip()[:200], reading.url.strip()
    if reading.kind not in Information.Kind.values:
        raise AskRefused("no-kind")
    if not title:
        raise AskRefused("no-info-title")
    if len(url) > 1000 or not is_web_address(url):
        raise AskRefused("no-url")
    if found.information.filter(url=url).exists():
        raise AskRefused("known-url")
    otherwise = reading.otherwise.strip()[:300]
    if reading.kind in (Information.Kind.VIDEO, Information.Kind.SOUND) and not otherwise:
        raise AskRefused("no-otherwise")
    last = found.information.aggregate(last=Max("order"))["last"]
    made = Information.objects.create(
        conversation=found,
        kind=reading.kind,
        title=title,
        url=url,
        words=reading.words.strip()[:WORDS],
        otherwise=otherwise,
        language=reading.language if reading.language in rules.LANGUAGES else found.languages[0],
        order=(last or 0) + 1,
    )
    record(by=by, action="add-information", kind="conversation", ids=[found.pk])
    return made


@transaction.atomic
def drop_information(*, ref: str, information: str, by: Doer) -> None:
    """Take one out of the list. Raises: Ask.DoesNotExist; Information.DoesNotExist."""
    found = _conversation(ref, by, UNTIL_CLOSED)
    found.information.get(ref=information).delete()
    record(by=by, action="drop-information", kind="conversation", ids=[found.pk])


@transaction.atomic
def open_conversation(*, ref: str, by: Doer) -> Conversation:
    """Open it, once there is enough to begin with and the promise is whole.

    Raises: Ask.DoesNotExist; AskRefused: too little to begin with, or what of the promise is missing.
    """
    found = _conversation(ref, by, DRAFT)
    refuse(rules.may_open(seeds=found.statements.filter(state=Statement.State.SHOWN).count()))
    found.ask = open_ask(ref=ref, by=by, has_part=True)
    return found


def last_number(conversation: Conversation) -> int:
    """The highest number so far, with the conversation held, so that the next one is nobody else's."""
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    return conversation.statements.aggregate(last=Max("number"))["last"] or 0


def refuse(decided: object, field: str = "") -> None:
    """Raise what a rule refused."""
    if isinstance(decided, Refused):
        raise AskRefused(decided.why, field)


def _conversation(ref: str, by: Doer, states: Sequence[str]) -> Conversation:
    """The conversation of an ask that the doer runs, made at the first touch.

    Raises: Ask.DoesNotExist for anybody else; AskRefused in another state.
    """
    ask = held(ref, by)
    if ask.kind != Ask.Kind.CONVERSATION:
        raise Ask.DoesNotExist
    if ask.state not in states:
        raise AskRefused("not-draft" if ask.state == Ask.State.OPEN else "over")
    return Conversation.objects.select_related("ask").get_or_create(ask=ask)[0]
