"""Build the demo with popular MkDocs plugins, and with ProperDocs and MaterialX, and print a table of the results.

Each strict build must succeed, with the same pages, share links and composer data as a build without the plugin.
Exits with 1 if a build doesn't. Packages are installed into separate environments in `.cache/ecosystem/`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from _ecosystem_plugins import NEIGHBOURS, PAGE, Neighbour
from _ecosystem_site import differences, share_links
from _environment import CHECKOUT, QUIET, ensure_environment

FOLDER = CHECKOUT / ".cache" / "ecosystem"
MOMENT = "1795867200"
"""The build time of all sites: 2026-11-28."""
OURS = "  - advocacy:\n"
"""This project's first plugin in mkdocs.yml."""
LAST = "  - advocacy/posts\n"
GIT = "git -c user.name=Demo -c user.email=demo@carls-soda.example -c commit.gpgsign=false"


def main(arguments: list[str]) -> int:
    """Build the demo alone and with each plugin, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="part of a package name or plugin line (default: all)")
    parser.add_argument("--above", action="store_true", help="list the plugins above ours, not below")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="parallel builds (default: processors)")
    options = parser.parse_args(arguments)
    python = ensure_environment(FOLDER / "plugins", CHECKOUT / "scripts/ecosystem.txt")
    alone = _make_hub("alone", None, above=False)
    if failure := _build(python, "mkdocs", alone):
        sys.exit(failure)
    wanted = [plugin for plugin in NEIGHBOURS if _is_wanted(plugin.package + plugin.lines, options.names)]

    def check(plugin: Neighbour) -> list[str]:
        hub = _make_hub(_make_name(plugin), plugin, above=options.above)
        return _check(python, "mkdocs", hub, alone, plugin.sign)

    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(zip(map(_make_label, wanted), pool.map(check, wanted), strict=True))
    if _is_wanted("properdocs materialx", options.names):
        results.append(("ProperDocs with MaterialX", _check_successors(alone)))
    pages, links = len(list((alone / "site").rglob("*.html"))), share_links(alone / "site")
    print(f"{pages} pages, {links} share links\n\n| plugin | result |\n|---|---|")
    for label, problems in results:
        print(f"| {label} | {'; '.join(problems[:3]) or 'the same'} |")
    good = sum(not problems for _, problems in results)
    print(f"\n{good} of {len(results)}")
    return int(good < len(results))


def _check_successors(alone: Path) -> list[str]:
    """Return the problems of ProperDocs with MaterialX, which replaces Material as described in docs/material.md."""
    folder = FOLDER / "materialx"
    python = ensure_environment(folder, CHECKOUT / "scripts/materialx.txt", without=("mkdocs-material",))
    hub = _make_hub("properdocs", None, above=False)
    settings = hub / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("  name: material\n", "  name: materialx\n", 1), "utf-8")
    return _check(python, "properdocs", hub, alone, (PAGE, "mkdocs-materialx"))


def _check(python: Path, program: str, hub: Path, alone: Path, sign: tuple[str, str]) -> list[str]:
    """Return the problems of a build: a failure, differences from the build without the plugin, or no effect."""
    if failure := _build(python, program, hub):
        return [failure]
    problems = list(differences(alone / "site", hub / "site", hub))
    page = hub / "site" / sign[0]
    if not page.is_file() or sign[1] not in page.read_text("utf-8"):
        problems.append(f"the plugin has no effect: {sign[0]} has no “{sign[1]}”")
    return problems


def _make_hub(name: str, plugin: Neighbour | None, *, above: bool) -> Path:
    """Copy the demo into a new Git repository, because some plugins read dates from Git, and add the plugin."""
    hub = FOLDER / "hubs" / name
    shutil.rmtree(hub, ignore_errors=True)
    for folder in ("content", "guidelines", ".cache/advocacy/renditions"):
        if (CHECKOUT / folder).is_dir():
            shutil.copytree(CHECKOUT / folder, hub / folder)
    shutil.copy(CHECKOUT / "permalinks.txt", hub)
    (hub / ".gitignore").write_text(".cache/\nsite/\n")
    settings = (CHECKOUT / "mkdocs.yml").read_text("utf-8")
    if plugin:
        for path, text in plugin.files.items():
            (hub / path).parent.mkdir(parents=True, exist_ok=True)
            (hub / path).write_text(text, "utf-8")
        page = hub / "content/about.md"
        page.write_text(f"{page.read_text('utf-8')}\n{plugin.text}\n", "utf-8")
        lines = "".join(f"  {line}\n" for line in plugin.lines.splitlines())
        settings = settings.replace(OURS, lines + OURS, 1) if above else settings.replace(LAST, LAST + lines, 1)
        settings = settings if plugin.nav else re.sub(r"nav:\n(  .*\n)+", "", settings)
    (hub / "mkdocs.yml").write_text(settings, "utf-8")
    _copy_font(hub)
    for command in ("git init --quiet", "git add --all", f"{GIT} commit --quiet --message Demo"):
        subprocess.run(command.split(), cwd=hub, check=True)
    return hub


def _copy_font(hub: Path) -> None:
    """Copy the font for social cards to the cache where the plugin expects its download."""
    (font,) = (FOLDER / "plugins").rglob("fontpkg_roboto/files/Roboto[[]*.ttf")
    target = hub / ".cache/plugin/social/fonts/Roboto/Regular.ttf"
    target.parent.mkdir(parents=True)
    shutil.copy(font, target)


def _build(python: Path, program: str, hub: Path) -> str:
    """Build the hub. Returns the last line of the errors, or an empty string on success."""
    command = [str(python), "-m", program, "build", "--strict", "--quiet", "--config-file", "mkdocs.yml"]
    variables = {**os.environ, **QUIET, "SOURCE_DATE_EPOCH": MOMENT, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=hub, env=variables, capture_output=True, text=True, check=False)
    (hub / "build.log").write_text(done.stderr, "utf-8")
    errors = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("Aborted")]
    return (errors or ["the build failed"])[-1] if done.returncode else ""


def _is_wanted(name: str, names: list[str]) -> bool:
    return not names or any(part.lower() in name.lower() for part in names)


def _make_name(plugin: Neighbour) -> str:
    return f"{plugin.package}-{_make_label(plugin).split()[-1].strip('`')}".replace("/", "-")


def _make_label(plugin: Neighbour) -> str:
    option = re.match(r"- ([\w-]+)", plugin.lines)
    return f"{plugin.package}, `{option[1] if option else plugin.lines}`"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
