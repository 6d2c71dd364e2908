"""The title and the file of a new issue, which can be sent without changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text

_SAMPLE_LINE = re.compile(r"^(## |<!-- |summary: |)(.+?)( -->|)$", re.MULTILINE)
_SAMPLE = """\
---
{title}# The line that inboxes show beside the subject:
{summary}# The day of the issue. It isn't published before that day.
date: {date}
audience: [{audience}]
{language}# The period it covers. Default: from the day after the previous issue.
# from: 2030-01-01
# to: 2030-01-31
# What to make besides the page. Default: all.
# shapes: [mail, text, print, chat]
# Drafts aren't published. Delete this line when the issue is ready.
status: draft
---

{hello}

## {difficult}

<!-- {difficult_hint} -->

## {posts}

```posts
limit: 3
```

## {top}

```posts
sort: clicks
limit: 5
```

## {campaigns}

```campaigns
calls: true
```

## {feedback}

```feedback
```

## {stories}

```stories
limit: 2
```

## {people}

```people
```

## {events}

```events
```

## {changes}

```changes
```

## {closing}

{bye}
"""


def name_issue(texts: Mapping[str, str], month: str) -> str:
    """Return the default title of an issue, from the sample texts in its language."""
    return texts["title"].format(month=month)


def translate_sample(text: str, written: Mapping[str, str], wanted: Mapping[str, str]) -> str:
    """Return a new translation whose unchanged sample texts are replaced by those in its language."""
    translated = {words: wanted[name] for name, words in written.items()}
    return _SAMPLE_LINE.sub(lambda line: f"{line[1]}{translated.get(line[2], line[2])}{line[3]}", text)


def write_newsletter(sample: Sample) -> str:
    """Return the file of a new issue, as a draft with all blocks."""
    texts = sample.sentences(sample.language)["newsletter"]
    own = sample.language != sample.languages[0]
    return _SAMPLE.format(
        **{name: text for name, text in texts.items() if name not in ("title", "summary")},
        title=yaml_text(title=sample.title),
        summary=yaml_text(summary=texts["summary"]),
        date=sample.day or date(2030, 1, 31),
        audience=sample.audience,
        language=f"language: {sample.language}\n" if own else "",
    )
