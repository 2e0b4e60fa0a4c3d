"""What makes a text hard to read for those who are asked: hints, never a wall. Pure; English only.

Reading age is the grade of Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability
formulas, Research Branch Report 8-75, plus five years; syllables are counted by groups of vowels.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

AGE = 12  # years: about what newspapers for all are written for
LONG = 20  # words of one sentence
ENOUGH = 15  # words: of fewer the formula says little
KNOWN = frozenset("A E GP GPS NHS UK TV PE MP USA BBC SMS PDF BSL GMT BST ID OK".split())
SHORT = re.compile(r"\b[A-Z]{2,6}s?\b")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"[^.?!]+[.?!]*")

PLAIN = {  # a word of the trade: what people say
    "stakeholder": "the people it affects",
    "stakeholders": "the people it affects",
    "co-production": "doing it together",
    "co-produce": "do it together",
    "co-design": "plan it together",
    "service user": "people who use it",
    "service users": "people who use it",
    "commission": "pay for",
    "commissioned": "paid for",
    "commissioner": "who pays for it",
    "commissioners": "those who pay for it",
    "provision": "what there is",
    "signposting": "telling people where to go",
    "signpost": "tell people where to go",
    "pathway": "the steps of care",
    "pathways": "the steps of care",
    "intervention": "what is done to help",
    "interventions": "what is done to help",
    "outcomes": "what comes of it",
    "engagement": "talking with people",
    "facilitate": "help with",
    "utilise": "use",
    "implement": "start",
    "implementation": "starting it",
    "holistic": "of the whole person",
    "multidisciplinary": "of different jobs",
    "integrated": "joined up",
    "sustainable": "that lasts",
    "sustainability": "lasting",
    "capacity": "room and time",
    "referral": "being sent on",
    "discharge": "going home from hospital",
    "respite": "a break",
    "domiciliary": "at home",
    "acute": "hospital",
    "secondary care": "hospital care",
    "primary care": "the GP and pharmacy",
    "third sector": "charities and community groups",
    "voluntary sector": "charities and community groups",
    "deprivation": "having little money",
    "inequalities": "unfair differences",
    "prevalence": "how common it is",
    "innovation": "a new way of doing things",
    "innovative": "new",
    "social prescribing": "being put in touch with local groups",
    "safeguarding": "keeping people safe",
    "empower": "help people to decide",
    "going forward": "from now on",
    "prior to": "before",
    "in order to": "to",
}
_TRADE = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, PLAIN), key=len, reverse=True)) + r")\b", re.I)


@dataclass(frozen=True, slots=True)
class Hard:
    """What is hard to read. `kind`: trade, short, long or age; `words`: which; `better`: instead."""

    kind: str
    words: str
    better: str = ""


def hard(text: str) -> list[Hard]:
    """What in a text is hard to read, each once: words of the trade, short forms, long sentences, its age."""
    found = [Hard("trade", said, PLAIN[said]) for said in _once(one.lower() for one in _TRADE.findall(text))]
    found += [Hard("short", one) for one in _once(SHORT.findall(text)) if one.rstrip("s") not in KNOWN]
    for sentence in SENTENCE.findall(text):
        words = WORD.findall(sentence)
        if len(words) > LONG:
            found.append(Hard("long", f"{' '.join(words[:4])} …", str(len(words))))
    age = reading_age(text)
    if age is not None and age > AGE and not found:
        found.append(Hard("age", str(age)))
    return found


def reading_age(text: str) -> int | None:
    """At about what age somebody reads this with ease; None where it is too short to say."""
    words = WORD.findall(text)
    if len(words) < ENOUGH:
        return None
    sentences = sum(1 for one in SENTENCE.findall(text) if WORD.search(one))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return max(5, round(grade + 5))


def syllables(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, less a silent end."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    count = len(re.findall("[aeiouy]+", word))
    if re.search("[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxzgh]es$", word):
        count -= 1
    return max(1, count)


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
