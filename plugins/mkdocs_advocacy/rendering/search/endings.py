"""Strip endings from words, as theme/assets/advocacy/search/endings.js does for queries.

The index contains Snowball stems. Browsers have no stemmer: they strip each ending in this list and look up the rest.
If that doesn't lead to a word's stem, the word is indexed in full as well. Both modules are tested with the same
examples, `tests/vectors/stems.json`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

ENDINGS: Mapping[str, str] = {
    "ar": "ات ون ين ان ه ها هم كم نا ي وا تين",
    "de": "e en n er ern em es s st t te ten et ung ungen heit keit lich isch ische in innen end",
    "en": "s es e d ed ing ings er ers ly ment ments ness ation ations ion ions able ful al y ies",
    "es": "s es a as o os ar er ir ando iendo ada ado adas ados ante antes ida ido idas idos cion ciones mente ito ita",
    "fr": "s x e es ee ees er ez ons ent ant ante ants antes ement ements ment tion tions eur eurs euse euses "
    "if ive ifs ives al ale aux ait",
}
"""Folded endings by language. The index includes the endings of the hub's languages for browsers."""
OTHER_ENDINGS = "s e a o i n t en er es"
"""Endings for all other languages."""
_ARTICLES = re.compile("^(?:وال|بال|كال|فال|لل|ال|و)(?=.{3})")
"""Arabic articles and prepositions that are written together with the next word."""
_SHORTEST_STEM = 3
_DOUBLING = frozenset({"ed", "ing", "ings"})
"""English endings that double the last letter of a short word."""
_INFLECTION = _DOUBLING | {"es", "en", "em"}
"""Endings of two or more letters that short words have too: asked, fixes, neuen."""


def endings_of(language: str) -> str:
    """Return the endings of a language, separated by spaces."""
    return ENDINGS.get(language.partition("-")[0], OTHER_ENDINGS)


@cache
def stems_of(word: str, language: str) -> frozenset[str]:
    """Return all stems that a browser looks up for a word, including the word itself."""
    bare = _ARTICLES.sub("", word)
    stems = {word} | ({bare} if len(bare) >= _SHORTEST_STEM else set())
    if word.endswith("ll") and len(word) > _SHORTEST_STEM + 1:
        stems.add(word[:-1])  # refill, refil
    for ending in endings_of(language).split():
        for whole in {word, bare}:
            stem = whole.removesuffix(ending)
            if stem == whole or len(stem) < _shortest_stem(ending):
                continue
            stems.add(stem)
            if ending == "y":
                stems.add(f"{stem}i")  # berry, berri
            if ending.startswith("ing"):
                stems.add(f"{stem[:-1]}i" if stem[-1] == "y" else f"{stem}e")  # copying, copi; sharing, share
            if stem[-1] == stem[-2] and len(stem) > (_SHORTEST_STEM if ending in _DOUBLING else _SHORTEST_STEM + 1):
                stems.add(stem[:-1])  # runn, run; refill, refil
    return frozenset(stems)


def _shortest_stem(ending: str) -> int:
    """Return the minimum length of a stem, so that “butt” doesn't match “but”, or “offer” “off”."""
    return _SHORTEST_STEM + 1 if re.match("[a-z]{2}", ending) and ending not in _INFLECTION else _SHORTEST_STEM
