"""A check of the configuration of a build for one audience."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.config_file import option_path
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document


def lost_plugins(
    settings: Settings, plugins: Collection[str], capabilities: Iterable[str], config: Document
) -> Iterator[Problem]:
    """Report a build for one audience whose configuration file lost the plugins of the file that it inherits from.

    MkDocs replaces a list of plugins, and only merges mappings.
    """
    known = sorted(set(capabilities))
    if settings.audience is None or not known or not set(known).isdisjoint(plugins):
        return
    names = [f"advocacy/{capability}" for capability in known]
    listed = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
    message = f"the site for {settings.audience} shows no content: plugins: has none of {listed}"
    hint = (
        "if this file inherits from another one, write plugins: in both as a mapping, such as “advocacy/posts: {}”, "
        "because MkDocs doesn't merge lists"
    )
    path = option_path(config, "advocacy", ["audience"])
    yield config.problem(path, message, hint=hint, severity=Severity.WARNING)
