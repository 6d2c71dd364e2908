"""The file of a new guideline, with what else it may say in comments."""

from __future__ import annotations

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text

_GUIDELINE = """\
---
{title}# One line for lists:
# summary: What people find here.
version: 1
# From when on it holds, by when somebody reads it again, and whom to ask:
# effective: 2030-01-31
# review_by: 2030-12-31
# owner: The team to ask
# The rules that matter most, three at most; they stand beside every post for a network:
# remember:
#   - One thought a post.
# tone: As you would tell it to a friend.
# do:
#   - Begin with a scene.
# dont:
#   - Don't praise what you have not tried.
# Words that you like there, and words that templates and the composer are checked for:
# say:
#   - {{term: refill}}
# avoid:
#   - {{term: thrilled, instead: glad, why: Everybody is.}}
# Sentences to copy:
# key_phrases:
#   - We got it wrong first. Here is what we changed.
# hashtags: [OneWord, TwoWords]
---

{text}
"""


def write_guideline(sample: Sample) -> str:
    """The file of a guideline; one for a network, which has its name, needs no title."""
    text = sample.sentences(sample.language)["placeholder"]
    title = "" if sample.id in sample.networks else yaml_text(title=sample.title)
    return _GUIDELINE.format(title=title, text=text)
