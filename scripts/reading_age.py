"""How many years at school each page asks of its reader, by the words that are our own.

Measured is what runs in sentences: texts that end as a sentence does, of the template and of the templates
it stands on. The frame of all pages and each folder of Python that speaks are measured by themselves. Titles,
labels and what people or sources wrote are not counted. Values in a text count as one short word. The grade
is that of Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability formulas, Research
Branch Report 8-75; a reader is about five years older than the grade. Syllables are the mean of two counts,
one that errs low and one that errs high.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyphen
from jinja2 import Environment, meta

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import texts

TEMPLATES = texts.SOURCE / "web/templates"
FRAME = {"templates/layout.html.jinja", "templates/_parts/header.html.jinja"}
VALUE = re.compile(r"%\(\w+\)[sd]")
SENTENCE = re.compile(r"[^.?!:]+[.?!:]+[”’\"')]*(?=\s|$)")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
NAMES = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b.*?%}", re.DOTALL)
HYPHENS = pyphen.Pyphen(lang="en_US", left=1, right=1)


@dataclass(frozen=True, slots=True)
class Count:
    """What the formula needs of a text."""

    sentences: int
    words: int
    syllables: float

    @property
    def grade(self) -> float:
        """Years at school that the text asks for."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def main() -> int:
    """Print each page with its grade, the hardest first."""
    for page, count in sorted(pages().items(), key=lambda one: -one[1].grade):
        print(f"{count.grade:5.1f}  age {count.grade + 5:4.1f}  {count.words:4d} words  {page}")
    return 0


def pages() -> dict[str, Count]:
    """Each page, and each folder of Python that speaks, with the count of its sentences."""
    said = sentences()
    found = {}
    for path in sorted(TEMPLATES.rglob("*.jinja")):
        name = str(path.relative_to(TEMPLATES))
        if not name.startswith("_parts/"):
            stands_on = parts(name) - (FRAME if name != "layout.html.jinja" else set())
            found[name] = measure([line for part in stands_on for line in said.get(f"web/{part}", [])])
    folders: dict[str, list[str]] = defaultdict(list)
    for name, lines in said.items():
        if name.endswith(".py"):
            folders[f"{Path(name).parent}/*.py"] += lines
    found |= {folder: measure(lines) for folder, lines in folders.items()}
    return {name: count for name, count in found.items() if count.words}


def sentences() -> dict[str, list[str]]:
    """The running sentences of every file that has any."""
    found = defaultdict(list)
    for message in texts.texts():
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        for name, _ in message.locations:
            found[name] += [sentence for form in forms for sentence in split(form)]
    return found


def split(text: str) -> list[str]:
    """The sentences of a text; none of one that does not end as a sentence does."""
    plain = VALUE.sub("it", " ".join(text.split()))
    return [one.strip() for one in SENTENCE.findall(plain) if len(WORD.findall(one)) > 1]


def parts(name: str) -> set[str]:
    """A template and all of ours that it stands on, as paths below `web`."""
    found, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        here = one if one.startswith("components/") else f"templates/{one}"
        path = texts.SOURCE / "web" / here
        if here in found or not path.exists():
            continue
        found.add(here)
        waiting += _named_in(path)
    return found


@cache
def _named_in(path: Path) -> list[str]:
    """The templates that a template names."""
    read = Environment(autoescape=True).parse("".join(NAMES.findall(path.read_text("utf-8"))))
    return [other for other in meta.find_referenced_templates(read) if other]


def measure(lines: list[str]) -> Count:
    """Count the sentences, words and syllables of some sentences."""
    words = [word for line in lines for word in WORD.findall(line)]
    return Count(len(lines), len(words), sum(syllables(word) for word in words))


@cache
def syllables(word: str) -> float:
    """About how many syllables a word has."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    return (len(HYPHENS.inserted(word, "\n").split("\n")) + _vowels(word)) / 2


def _vowels(word: str) -> int:
    """Groups of vowels, less the silent endings, plus pairs that are spoken apart."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    count = len(re.findall("[aeiouy]+", word))
    if re.search("[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxzgh]es$", word):
        count -= 1
    apart = re.findall("i[ao](?!u)|eo|ua|uie|[aeou]ing$|ea$", word)
    return max(1, count + len(apart) - len(re.findall("cia|tia|gia|sio|tio|cio|gio|eop", word)))


if __name__ == "__main__":
    raise SystemExit(main())
