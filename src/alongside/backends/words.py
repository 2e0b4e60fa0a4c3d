"""From text to stems, the same for offers and needs."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

LONGEST_WORD = 40  # bytes; anything longer is no word

# Stems of American spellings, and those of the British ones that they are read as.
BRITISH = dict(
    pair.split("=")
    for pair in """
    analyz=analys anem=anaem anemia=anaemia anesthet=anaesthet behavior=behaviour catalog=catalogu
    celiac=coeliac center=centr cesarean=caesarean color=colour cozi=cosi counselor=counsellor
    diaper=nappi diarrhea=diarrhoea edema=oedema enrol=enroll esophag=oesophag esophagus=oesophagus
    estrogen=oestrogen favor=favour favorit=favourit fecal=faecal fetal=foetal fetus=foetus fiber=fibr
    flavor=flavour fulfil=fulfill gray=grey gynecolog=gynaecolog gynecologist=gynaecologist harbor=harbour
    hemoglobin=haemoglobin hemophilia=haemophilia hemorrhag=haemorrhag honor=honour humor=humour
    ischem=ischaem jewelri=jewelleri judgment=judgement labor=labour leukemia=leukaemia licens=licenc
    liter=litr mold=mould mom=mum neighbor=neighbour neighborhood=neighbourhood odor=odour
    orthoped=orthopaed pajama=pyjama pediatr=paediatr pediatrician=paediatrician program=programm
    rumor=rumour skeptic=sceptic sulfur=sulphur theater=theatr tumor=tumour
    """.split()
)
IZE = re.compile(r"(?<=[a-z]{3})iz(?=e[drs]?\b|ers?\b|ing\b|ations?\b|ational\b)", re.I)  # read as "ise"


@lru_cache(maxsize=1)
def _analyser() -> Any:
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for step in (
        Filter.remove_long(LONGEST_WORD),
        Filter.lowercase(),
        Filter.ascii_fold(),
        Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def stems(text: str) -> list[str]:
    """Split a text into lower-case English stems without accents, American spellings as British ones.

    Order: as in the text.
    """
    said = sayable(text)
    if "iz" in said:
        said = IZE.sub("is", said)
    return [BRITISH.get(stem, stem) for stem in _analyser().analyze(said)]


def sayable(text: str) -> str:
    """Give the text with a question mark for each half of a broken character, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


@lru_cache(maxsize=200_000)
def stem_key(stem: str) -> int:
    """Give a stem its number, 0 to 2⁶⁴ − 1, the same on every machine."""
    return int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "little")
