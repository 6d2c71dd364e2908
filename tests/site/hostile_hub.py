"""A hub with hostile values in every text key, and the same hub with harmless values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image
from pydantic import BaseModel
from tests.hostile import LINE, LINK, NOTHING, Hostile
from tests.site.sites import Site, as_yaml, build, write_hub

from mkdocs_advocacy.content.schema import file_types
from mkdocs_advocacy.core.languages import package_words
from mkdocs_advocacy.hosting.model import Hosting
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.kinds.newsletters.record import NewsletterRecord

PAST = "2026-10-01"
FINE = {"date": PAST, "publish": NOTHING, "expires": NOTHING, "verified": NOTHING}
LOGO = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><path d='M0 0h9v9z'/></svg>"
PLUGINS = ("advocacy/guidelines", "advocacy/brand", "advocacy/posts", "advocacy/programme")


def escape_braces(text: str) -> str:
    """Escape the braces of a post's text."""
    return text.replace("{", "{{").replace("}", "}}") + " {link} {who} {credit}"


BRAND = Hostile(
    fixed={**FINE, "hex": "#663399", "file": "fizz.woff2", "fallback": "Georgia, serif", "background": "light"}
    | {"replaced_by": NOTHING, "language": NOTHING},
    names={"assets": ["mark", "can"], "alt": ["en"], "colors": [LINE.strip()], "typography": [LINE.strip()]},
)
POST = Hostile(
    fixed={**FINE, "campaign": "one", "media": ["soda/can"], "networks": ["linkedin", "copy", "fizz"]}
    | {"excuse": NOTHING, "max_length": 900, "story": "one"},
    names={"text": ["any", "fizz"], "fields": ["who"]},
    spelled={"text": escape_braces},
)
GUIDELINE = Hostile(fixed={**FINE, "network": NOTHING, "version": 2})
GROUP = Hostile(
    fixed={**FINE, "over": NOTHING, "works_with": NOTHING, "also_in": NOTHING, "seats": {"employees": 2}, "cap": 9}
    | {"kind": NOTHING, "Space.kind": "slack", "term": "2 years", "meets": "monthly", "minutes_within": "14 days"}
    | {"answers_within": "1 week", "ask_at_most": "2 a quarter", "members_from": NOTHING}
    | {"worth": "60 EUR a year", "public": True, "Badge.picture": "soda/can", "valid": "1 year"},
)
GROUP_IN_GERMAN = Hostile(
    fixed={**GROUP.fixed, "Badge.picture": NOTHING, "valid": NOTHING, "worth": NOTHING, "public": NOTHING}
)
EVENT = Hostile(
    fixed={**FINE, "when": "2027-03-01T16:00+01:00", "group": "one", "present": ["ab2"], "minutes": NOTHING}
)
PERSON = Hostile(
    fixed={
        **FINE,
        "audience": "employees",
        "adult": True,
        "picture": "ab2.png",
        "given": "2026-10-01",
        "worth": "9 EUR",
        "group": "one",
    }
    | {
        "show": ["name", "picture", "role", "place", "quote", "links"],
        "invited_by": "one",
        "PersonTemplate.given": NOTHING,
    }
)
FEEDBACK = Hostile(
    fixed={**FINE, "in": "shop", "Heard.by": "one", "evidence": NOTHING, "for": ["one"], "earlier": NOTHING}
    | {"campaign": "one", "within": "9 years", "support": 9, "count": 4, "same_as": NOTHING}
    | {"FeedbackTemplate.support": [{"date": PAST, "count": 4, "where": LINK}]},
    names={"text": ["any"]},
)
CAMPAIGN = Hostile(
    fixed={**FINE, "utm_campaign": NOTHING, "kind": "contest", "entry": ["hashtag"], "networks": ["linkedin"]}
    | {"countries": ["DE"], "min_age": 18, "employees_may": True, "chosen_by": "jury", "worth": "60 EUR", "number": 3}
    | {"rules": NOTHING, "winners": NOTHING, "reach": NOTHING, "results": NOTHING, "starts": NOTHING, "ends": NOTHING},
)
STORY = Hostile(
    fixed={**FINE, "kind": "review", "given": "GIVEN", "by": NOTHING, "campaign": "one", "network": "linkedin"}
    | {"asked": PAST, "granted": PAST, "revoked": NOTHING, "until": NOTHING, "territories": NOTHING, "thanked": PAST}
    | {"scope": ["page", "posts"], "others": "none", "media": NOTHING},
    names={"text": ["any"]},
)
NEWSLETTER = Hostile(fixed={**FINE, "to": NOTHING, "from": "2026-09-01"})
NEWSLETTER_RECORD = Hostile(
    fixed={"sent": PAST, "from": "2026-09-01", "to": PAST, "block": "posts", "keys": NOTHING, "RecordedEntry.id": "one"}
    | {"number": NOTHING, "prints": NOTHING, "story": NOTHING},
    names={"blocks": ["en"], "words": ["one"]},
)
NETWORK = Hostile(
    fixed={**FINE, "icon": NOTHING, "id": NOTHING, "aspect": "1:1", "width": 9, "height": 9, "kind": NOTHING}
    | {"UtmFacts.name": "fizz", "prefix": NOTHING, "characters": NOTHING, "cut_at": NOTHING, "mentions": NOTHING}
    | {"alternatives": NOTHING},
    names={"advice": ["en"]},
)
ANSWERS = Hostile(
    fixed={"situation": "photo", "language": "en", "networks": ["linkedin"]},
    spelled={"answers": lambda text: text.replace("{", "{{").replace("}", "}}")},
)
LISTENING = Hostile(fixed={**FINE, "for": "one"}, names={"departments": ["one"], "topics": ["one"]})
FILES: Mapping[str, tuple[str, Hostile]] = {
    "post": ("content/posts/one.yml", POST),
    "translation": ("content/posts/one.de.yml", POST),
    "campaign": ("content/campaigns/one.yml", CAMPAIGN),
    "campaign-translation": ("content/campaigns/one.de.yml", CAMPAIGN),
    "brand": ("content/brand/soda/brand.yml", BRAND),
    "brand-translation": ("content/brand/soda/brand.de.yml", BRAND),
    "guideline": ("guidelines/linkedin.md", GUIDELINE),
    "guideline-translation": ("guidelines/linkedin.de.md", GUIDELINE),
    "group": ("content/groups/one.md", GROUP),
    "group-translation": ("content/groups/one.de.md", GROUP_IN_GERMAN),
    "event": ("content/events/one.md", EVENT),
    "event-translation": ("content/events/one.de.md", Hostile(fixed={**FINE, "status": NOTHING, "minutes": NOTHING})),
    "story": ("content/stories/one.yml", STORY),
    "story-translation": ("content/stories/one.de.yml", Hostile(fixed=FINE)),
    "person": ("people/ab2.yml", PERSON),
    "feedback": ("content/feedback/one.yml", FEEDBACK),
    "feedback-translation": ("content/feedback/one.de.yml", Hostile(fixed=FINE)),
    "newsletter": ("content/newsletters/one.md", NEWSLETTER),
    "newsletter-translation": ("content/newsletters/one.de.md", Hostile(fixed=FINE)),
    "newsletter-record": ("content/newsletters/one.sent.yml", NEWSLETTER_RECORD),
    "network": ("guidelines/networks/fizz.yml", NETWORK),
    "vocabulary": ("guidelines/rules/vocabulary.yml", Hostile(fixed={**FINE, "language": NOTHING})),
    "disclosure": ("guidelines/rules/disclosure.yml", Hostile(fixed=FINE)),
    "answers": ("guidelines/rules/answers.yml", ANSWERS),
    "listening": ("guidelines/rules/listening.yml", LISTENING),
}
MADE_HERE = {"confidential", "language"}
"""File types built separately: no other text may contain confidential terms, and messages need placeholders."""


def hostile_sentences(language: str) -> str:
    """Return every message of the interface, followed by hostile text without placeholders."""
    words = LINE.replace("{", "(").replace("}", ")").strip()
    return as_yaml({key: f"{sentence} {words}" for key, sentence in package_words(language).items()})


def hostile_files() -> dict[str, str]:
    """Return a file of each type with hostile values in every text key."""
    found = {}
    for name, one in file_types(KINDS).items():
        if name not in MADE_HERE:
            path, hostile = FILES[name]
            text = as_yaml(hostile.values(one.model))
            body = "```posts\n```\n" if name.startswith("newsletter") else "Words.\n"
            found[path] = f"---\n{text}---\n\n## A part\n\n{body}" if path.endswith(".md") else text
    record = NEWSLETTER_RECORD.values(NewsletterRecord)
    words = {"one": {"en": record["words"]["one"]["one"]}}  # by post and language, which have the same name above
    found["content/newsletters/one.sent.yml"] = as_yaml({**record, "words": words})
    found |= {f"guidelines/languages/{language}.yml": hostile_sentences(language) for language in ("en", "de")}
    found["guidelines/rules/confidential.yml"] = as_yaml({"terms": [f"Zx{LINE.strip()}"]})
    return found


def hosting_options(host: str | None) -> dict[str, Any]:
    """Return hostile options for the hosting plugin."""
    return {**hostile_options(Hosting), "host": host, "allow": {"img-src": ["https://*.soda.example:8443/%24host"]}}


def hostile_options(model: type[BaseModel]) -> dict[str, Any]:
    """Return hostile values for the text options."""
    return Hostile(fixed={"allow": NOTHING}).values(model)


def build_hostile(folder: Path, address: str, host: str | None) -> Site:
    """Build the hub, which has no errors because all its values are allowed."""
    files = hostile_files()
    write_hub(
        folder,
        site_url=address,
        site_name=LINE,
        site_description=LINE,
        site_author=LINE,
        plugins=[
            "search",
            {"advocacy": {"languages": ["en", "de"], "rules": {"too-long": "notice", "avoided-words": "off"}}},
            *PLUGINS,
            {"advocacy/hosting": hosting_options(host)},
        ],
        pages={"index.md": "# Home\n\n```posts\nlimit: 2\n```\n"},
        nav=["index.md", "posts/index.md", "campaigns/index.md", "guidelines/index.md", "brand/index.md"],
        theme={"features": ["navigation.tabs", "navigation.instant", "search.suggest", "search.highlight"]},
    )
    files["content/redirects.yml"] = as_yaml(
        {
            "posts/a;b(c)[d]!&=+,@%41~/": "posts/one/#;'$host,%3Cscript%3Ewindow.hacked=1",
            "posts/l\u00f6we/": "https://soda.example/$uri?a=';&b=%0d%0aX:y#javascript:x",
        }
    )
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
    for name, content in (("mark.svg", LOGO), ("fizz.woff2", "letters")):
        (folder / "content/brand/soda" / name).write_text(content)
    Image.new("RGB", (40, 20)).save(folder / "content/brand/soda/can.png")
    Image.new("RGB", (40, 20)).save(folder / "people/ab2.png")
    site = build(folder)
    assert site.exit_code == 0, site.output
    return site
