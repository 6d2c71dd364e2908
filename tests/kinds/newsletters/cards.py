"""Messages for Teams as JSON, for the tests of scripts: `python -m tests.kinds.newsletters.cards`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from tests.kinds.newsletters.chat_letters import LANGUAGES, every_prose, letter_with, posts

from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.kinds.newsletters.letter import Letter
from mkdocs_advocacy.kinds.newsletters.teams import teams_payload

TEXTS = {
    "short": "Ginger & lime",
    "hostile": "<at>Ada</at> **b** [x](https://evil.example) &lt;at&gt; # {{DATE(2020-01-01T00:00:00Z)}}\n1. @here",
    "long": "Ginger " * 1429,
    "emoji": "👩‍👩‍👧‍👦" * 1000,
    "arabic": "الزنجبيل والليمون (2026). " * 400,
}


def letters() -> Iterator[tuple[str, Letter]]:
    """Yield letters with a name."""
    for name, text in TEXTS.items():
        for language in LANGUAGES:
            parts = (*every_prose(text), posts(60 if name != "short" else 3, text, language))
            yield f"{name}-{language}", letter_with(*parts, title=text, language=language)
    yield "empty", letter_with(preview=None)


if __name__ == "__main__":
    messages = {name: json.loads(teams_payload(letter, Words()(letter.language))) for name, letter in letters()}
    sys.stdout.write(json.dumps(messages))
