"""The options `audiences` and `audience`: the hub's audiences, and the one that a build is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from mkdocs_advocacy.core.audiences import CUSTOMERS, DEFAULT_AUDIENCES, EMPLOYEES, unknown_audience
from mkdocs_advocacy.core.languages import Catalogue, Words, spoken_for
from mkdocs_advocacy.core.model import ANY_LANGUAGE, ByLanguage, Id, Model

_TITLE, _PHRASE = "audience_title_", "audience_"
"""The beginnings of the keys of an audience's names in the interface texts."""
_TAKEN = ("both", ANY_LANGUAGE, "all", "index", "readme")
"""Ids that would have two meanings: `both` is a key of the disclosure rules, index.md the page of a folder."""


class AudienceSettings(Model):
    """The names of an audience: a line for each language, or one line for all languages."""

    title: Annotated[ByLanguage, Field(description="The audience's name, such as Partners.")] = {}
    phrase: Annotated[
        ByLanguage, Field(description="For whom content is, such as “for partners”. Default: title.")
    ] = {}


def _allow_nothing(value: Any) -> Any:
    """Accept a list of ids, and ids without settings."""
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return {name: {} for name in value}
    if isinstance(value, Mapping):
        return {name: {} if settings is None else settings for name, settings in value.items()}
    return value


def _refuse_nameless(audiences: dict[str, AudienceSettings]) -> dict[str, AudienceSettings]:
    for name, settings in audiences.items():
        if name in _TAKEN:
            raise ValueError(f"“{name}” can't be an audience: use another id")
        if name not in DEFAULT_AUDIENCES and not settings.title:
            shown = name.replace("-", " ").capitalize()
            raise ValueError(f"{name} has no title (write {name}: {{title: {shown}}})")
    return audiences


def check_audience_option(name: str | None, info: ValidationInfo) -> str | None:
    """Reject an audience that the option `audiences`, which is validated before, doesn't name."""
    known = info.data.get("audiences")
    if name is not None and known is not None and name not in (known or DEFAULT_AUDIENCES):
        raise unknown_audience(known or DEFAULT_AUDIENCES)
    return name


def add_audience_names(words: Words, audiences: Mapping[str, AudienceSettings], languages: Sequence[str]) -> Words:
    """Return the hub's interface texts in its `languages` with the names of its audiences."""
    if not any(settings.title or settings.phrase for settings in audiences.values()):
        return words
    own = {language: dict(texts) for language, texts in words.own.items()}
    for language in languages:
        texts = own.setdefault(language, {})
        for name, settings in audiences.items():
            phrase = settings.phrase or settings.title
            for key, names in ((_TITLE, settings.title), (_PHRASE, phrase)):
                if names:
                    texts[f"{key}{name}"] = _nearest(names, language, languages[0])
        texts |= _join_default_audiences(words, texts, language)
    return Words(own)


def _nearest(names: Mapping[str, str], language: str, fallback: str) -> str:
    """Return a name in `language`, else in its base language, in the hub's main language, or in any language."""
    codes = (*reversed(spoken_for(language)[1:]), ANY_LANGUAGE, fallback, *names)
    name = next(names[code] for code in codes if code in names)
    return name.replace("{", "{{").replace("}", "}}")


def _join_default_audiences(words: Words, texts: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Return the text for content for employees and customers, if the hub renames one of them."""
    keys = [f"{_PHRASE}{name}" for name in (EMPLOYEES, CUSTOMERS)]
    if not any(key in texts for key in keys):
        return {}
    known: Catalogue = words(language)
    return {"audience_both": known.listed([texts.get(key) or known.words[key] for key in keys])}


Audiences = Annotated[
    dict[Id, AudienceSettings],
    AfterValidator(_refuse_nameless),
    BeforeValidator(_allow_nothing, json_schema_input_type=list[str] | dict[str, AudienceSettings | None]),
]
