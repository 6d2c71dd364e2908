"""The file of a new guideline, with all optional keys as comments."""

from __future__ import annotations

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text

_GUIDELINE = """\
---
{title}# A one-line summary for lists:
# summary: What this guideline covers.
version: 1
# When it takes effect, when to review it, and whom to ask:
# effective: 2030-01-31
# review_by: 2030-12-31
# owner: The team to ask
# The most important rules, at most three. Every post for the network shows them:
# remember:
#   - One idea per post.
# tone: Friendly, as if talking to a friend.
# do:
#   - Start with a scene.
# dont:
#   - Don't praise products that you haven't tried.
# Preferred words, and words to avoid, which posts and the composer are checked for:
# say:
#   - {{term: refill}}
# avoid:
#   - {{term: thrilled, instead: glad, why: Everyone says it.}}
# Sentences to copy:
# key_phrases:
#   - We got it wrong at first. Here is what we changed.
# hashtags: [OneWord, TwoWords]
---

{text}
"""


def write_guideline(sample: Sample) -> str:
    """Return the content of a new guideline's file. Guidelines of networks need no title."""
    text = sample.sentences(sample.language)["placeholder"]
    title = "" if sample.id in sample.networks else yaml_text(title=sample.title)
    return _GUIDELINE.format(title=title, text=text)
