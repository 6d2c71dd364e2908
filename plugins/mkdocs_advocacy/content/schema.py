"""JSON Schemas of the files that writers edit, made from the models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from mkdocs_advocacy.core.languages.load import LanguageFile
from mkdocs_advocacy.kinds.brand.model import BrandTemplate
from mkdocs_advocacy.kinds.campaigns.model import CampaignTemplate
from mkdocs_advocacy.kinds.guidelines.model import GuidelineTemplate
from mkdocs_advocacy.kinds.posts.model import PostTemplate, Translation
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.model import Confidential, Disclosure, Vocabulary

DRAFT = "https://json-schema.org/draft/2020-12/schema"

KINDS: Mapping[str, type[BaseModel]] = {
    "post": PostTemplate,
    "translation": Translation,
    "campaign": CampaignTemplate,
    "brand": BrandTemplate,
    "guideline": GuidelineTemplate,
    "network": Network,
    "vocabulary": Vocabulary,
    "confidential": Confidential,
    "disclosure": Disclosure,
    "language": LanguageFile,
}
"""The kinds of files, by the name that the command line knows."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file; KeyError for an unknown one."""
    found = KINDS[kind].model_json_schema(mode="validation")
    return {"$schema": DRAFT, **found}


def schema_files() -> dict[str, bytes]:
    """The schemas of all kinds as files for a folder of a hub, by name.

    `posts.json` is for posts and translations alike: editors tell files apart by patterns that cannot leave any out.
    """
    found = {kind: schema(kind) for kind in KINDS}
    found["posts"] = {"$schema": DRAFT, "anyOf": [{"$ref": "post.json"}, {"$ref": "translation.json"}]}
    return {f"{kind}.json": (json.dumps(said, indent=2) + "\n").encode() for kind, said in found.items()}
