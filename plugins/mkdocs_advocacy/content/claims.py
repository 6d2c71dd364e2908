"""Selection of the published folder's files that go into the site: only claimed files.

A kind of content claims files in its own folder. Elsewhere, a file is claimed as a Markdown page, by a file type that
websites serve, or by the option `publish`. All other files are withheld and reported.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from pathspec import GitIgnoreSpec

from mkdocs_advocacy.content.places import NEVER_PUBLISHED
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, is_left_behind
from mkdocs_advocacy.core.problems import Problem, Severity, misleading_name, nearest
from mkdocs_advocacy.core.yaml_writing import yaml_word

WEBSITE_ENDINGS = (
    *(".html", ".htm", ".css", ".js", ".mjs", ".map", ".wasm", ".webmanifest"),
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".apng", ".jxl", ".svg", ".ico"),
    *(".woff2", ".woff", ".ttf", ".otf"),
    *(".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wav", ".weba"),
    *(".mp4", ".m4v", ".webm", ".ogv", ".mov"),
    *(".pdf", ".vtt", ".srt"),
)
"""Extensions of file types that websites serve: pages, scripts, images, fonts, audio, video, PDF and captions."""

WEBSITE_FILES = frozenset(("robots.txt", "CNAME", "_headers", "_redirects", "manifest.json"))
"""Other files that browsers, robots and hosts expect in the root of a website."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A kind's claim to files in its folder. All other files in the folder are withheld."""

    folder: str
    """The folder, relative to the published folder, such as `posts`."""
    holds: str
    """A description of the files that belong in the folder, for messages: `posts (.yml) and index.md`."""
    published: frozenset[str]
    """The files that go into the site, including Markdown pages, relative to the published folder."""
    known: frozenset[str] = frozenset()
    """The files that the kind reads or withholds for now: no option publishes them, and they aren't reported."""
    named: Mapping[str, Problem] = field(default_factory=dict)
    """Files that the option `publish` can include, with the kind's own notices about them."""

    def knows(self, path: str) -> bool:
        """Return whether the kind reads or withholds the file; the folder's name must match exactly."""
        return path in self.known and path.startswith(f"{self.folder}/")


@dataclass(frozen=True)
class Claims:
    """All claims of a hub to files of its published folder."""

    kinds: Sequence[Claim]
    patterns: Sequence[str] = ()
    """The patterns of the option `publish`, in .gitignore syntax, relative to the published folder."""
    settings: Collection[str] = ()
    """The hub's own settings files, such as `redirects.yml`, which are never published."""
    confidential: Collection[str] = ()
    """Folders such as `people` that belong beside the published folder. In it, only index.md of them is published."""

    @cached_property
    def _of_folder(self) -> Mapping[str, Claim]:
        return {claim.folder: claim for claim in self.kinds}

    @cached_property
    def _publish(self) -> Mapping[str, GitIgnoreSpec]:
        return {pattern: GitIgnoreSpec.from_lines([pattern]) for pattern in self.patterns}

    def of(self, path: str) -> Claim | None:
        """Return the kind that owns the folder of `path`, if any. Case is ignored, since some file systems do."""
        folder, below, _ = path.partition("/")
        return self._of_folder.get(folder.lower()) if below else None

    def publishes(self, path: str) -> bool:
        """Return whether the file at `path`, relative to the published folder, goes into the site."""
        if path in self.settings:
            return False
        claim = self.of(path)
        if claim is None and self.is_confidential(path):
            return path.partition("/")[2] == "index.md"
        if claim is None:
            return is_website_file(path) or any(spec.match_file(path) for spec in self._publish.values())
        return path in claim.published or (not claim.knows(path) and any(self.patterns_for(path, claim)))

    def is_confidential(self, path: str) -> bool:
        """Return whether the file is in a folder that belongs beside the published folder."""
        folder, below, _ = path.partition("/")
        return bool(below) and folder.lower() in self.confidential

    def patterns_for(self, path: str, claim: Claim) -> Iterator[str]:
        """Yield the `publish` patterns that name the kind's folder and match the file; `*.xlsx` never applies there."""
        for pattern, spec in self._publish.items():
            is_meant = pattern.lstrip("/").startswith(f"{claim.folder}/") and path.startswith(f"{claim.folder}/")
            if is_meant and spec.match_file(path):
                yield pattern


def is_website_file(path: str) -> bool:
    """Return whether a file outside the folders of kinds is published because of its type or name."""
    if is_left_behind(path.rpartition("/")[2]):
        return False
    is_page = path.endswith(MARKDOWN_ENDINGS)  # MkDocs ignores upper-case extensions such as README.MD
    return is_page or path.lower().endswith(WEBSITE_ENDINGS) or path in WEBSITE_FILES


def claimed_files(claims: Claims, paths: Iterable[str], shown: str) -> tuple[frozenset[str], list[Problem]]:
    """Return the files that go into the site, and a problem for each group of similar withheld files in a folder.

    Paths are relative to the published folder, which problems show as `shown`.
    """
    published: set[str] = set()
    withheld: dict[tuple[str, str], list[str]] = defaultdict(list)
    known: list[str] = []
    problems: list[Problem] = []
    for path in sorted(paths):
        claim = claims.of(path)
        if (wrong := misleading_name(f"{shown}/{path}")) and not (claim and claim.knows(path)):
            problems.append(wrong)
        elif claims.publishes(path):
            published.add(path)
        elif path in claims.settings or (claim and claim.knows(path)):
            known.append(path)
        elif claim and path in claim.named:
            problems.append(claim.named[path])
        else:
            place = PurePosixPath(path)
            alike = place.suffix or place.name  # no pattern matches all files without an extension
            withheld[str(place.parent), alike].append(path)
    problems += [_create_withheld_problem(claims, group, shown) for group in withheld.values()]
    problems += _check_patterns(claims, published, known, shown)
    return frozenset(published), problems


def mention_similar(group: Sequence[str]) -> str:
    """Return the part of a message that counts the other files of a group; empty if there are none."""
    others = len(group) - 1
    return f", nor {'is 1 similar file' if others == 1 else f'are {others:,} similar files'}" if others else ""


def _create_withheld_problem(claims: Claims, group: Sequence[str], shown: str) -> Problem:
    path, claim = group[0], claims.of(group[0])
    alike = mention_similar(group)
    hint = f"to publish {'them' if alike else 'it'}: set {_format_publish_line(group)} under advocacy in mkdocs.yml"
    severity = Severity.NOTICE
    folder = path.partition("/")[0]
    if claim and folder != claim.folder:
        severity = Severity.ERROR
        message = f"the file is not read or published{alike}: the folder's name must be {claim.folder}, in lower case"
        hint = f"rename the folder {folder}"
    elif claim:
        message = f"the file is not published{alike}: the folder is for {claim.holds}"
    elif path.lower().endswith(YAML_ENDINGS):
        severity = Severity.WARNING
        message = f"the file is not read or published{alike}: this isn't a folder for content"
        nearest_name = _suggest_place(claims, path)
        hint = nearest_name if folder.lower() in NEVER_PUBLISHED else f"{nearest_name} {hint}"
    elif claims.is_confidential(path):
        severity = Severity.WARNING
        message = f"the file is not published{alike}: only index.md is published from this folder"
        hint = _suggest_place(claims, path)
    else:
        message = f"the file is not published{alike}: websites don't serve this type of file"
    return Problem(f"{shown}/{path}", 1, 1, severity, message, hint)


def _suggest_place(claims: Claims, path: str) -> str:
    """Suggest where a YAML file belongs: the folder or settings file whose name is most similar."""
    parts = PurePosixPath(path).parts
    if parts[0].lower() in NEVER_PUBLISHED:
        return f"did you mean the folder {parts[0].lower()}/ beside mkdocs.yml?"
    if len(parts) == 1 and (close := difflib.get_close_matches(path.lower(), claims.settings, n=1)):
        return f"did you mean {close[0]}?"
    folders = [claim.folder for claim in claims.kinds]
    for part in parts[:-1]:
        if close := difflib.get_close_matches(part.lower(), folders, n=1):
            return f"did you mean {close[0]}/?"
    return f"allowed: {', '.join(f'{folder}/' for folder in sorted(folders))};"


def _format_publish_line(group: Sequence[str]) -> str:
    """Return the line of mkdocs.yml that publishes these files, which share a folder and an extension."""
    place = PurePosixPath(group[0])
    folder = "" if str(place.parent) == "." else f"{_escape(str(place.parent))}/"
    name = _escape(place.name) if len(group) == 1 else f"*{_escape(place.suffix)}"
    # A pattern without a slash would match in every folder.
    return f"publish: [{yaml_word(folder + name if folder else f'/{name}')}]"


def _escape(path: str) -> str:
    """Escape a path so that the pattern matches only this path."""
    return re.sub(r"([\\*?\[\]]|^[!#]|\s+$)", r"\\\1", path)


def _check_patterns(claims: Claims, published: Collection[str], known: Sequence[str], shown: str) -> Iterator[Problem]:
    for pattern in claims.patterns:
        spec = GitIgnoreSpec.from_lines([pattern])
        if kept := [path for path in known if spec.match_file(path)]:
            if "/" not in pattern.strip("/"):
                continue  # the pattern is meant for other folders
            message = (
                f"plugins.advocacy.publish: “{pattern}” has no effect on {kept[0]}: its status and dates decide "
                "whether it is published"
            )
            yield Problem("mkdocs.yml", 1, 1, Severity.NOTICE, message, "delete the pattern")
        elif not any(map(spec.match_file, published)):
            message = f"plugins.advocacy.publish: “{pattern}” matches no file"
            hint = (
                nearest(pattern, published, limit=0) or f"write a path relative to {shown}/, such as downloads/*.xlsx"
            )
            yield Problem("mkdocs.yml", 1, 1, Severity.WARNING, message, hint)
