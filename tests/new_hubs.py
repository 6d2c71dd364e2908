"""Hubs created by `advocacy new`, with sample images and schemas generated once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner, Result

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.content.schema import schema_files
from mkdocs_advocacy.scaffold.picture import sample_pictures

_PICTURES = patch("mkdocs_advocacy.scaffold.samples.sample_pictures", cache(sample_pictures))
_SCHEMAS = patch("mkdocs_advocacy.scaffold.new.schema_files", cache(schema_files))


def run_new(*arguments: str) -> Result:
    """Run `advocacy new`."""
    with _PICTURES, _SCHEMAS:
        return CliRunner().invoke(main, ["new", *arguments], catch_exceptions=False)


def new_hub(folder: Path, *arguments: str) -> Path:
    """Create a new hub in `folder`."""
    result = run_new(str(folder), *arguments)
    assert result.exit_code == 0, result.output
    return folder
