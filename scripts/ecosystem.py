"""Build the demo beside popular MkDocs plugins, and with ProperDocs and MaterialX, and print a table of the results.

Each build has to be strict, and to have the same pages, share links and data of the composer as a build without. The
exit code is 1 if one has not. Packages are installed into environments of their own, in `.cache/ecosystem/`.
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
"""2026-11-28: all are built as of that day."""
OURS = "  - advocacy:\n"
"""The first of our plugins in mkdocs.yml."""
LAST = "  - advocacy/posts\n"
GIT = "git -c user.name=Demo -c user.email=demo@carls-soda.example -c commit.gpgsign=false"


def main(arguments: list[str]) -> int:
    """Build the demo alone and beside each, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts of packages or options (default: all)")
    parser.add_argument("--above", action="store_true", help="put the plugins above ours; else they are below")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="builds at a time (default: processors)")
    options = parser.parse_args(arguments)
    python = ensure_environment(FOLDER / "plugins", CHECKOUT / "scripts/ecosystem.txt")
    alone = _hub("alone", None, above=False)
    if failure := _built(python, "mkdocs", alone):
        sys.exit(failure)
    wanted = [one for one in NEIGHBOURS if _is_wanted(one.package + one.lines, options.names)]

    def tried(one: Neighbour) -> list[str]:
        return _tried(python, "mkdocs", _hub(_name(one), one, above=options.above), alone, one.sign)

    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(zip(map(_label, wanted), pool.map(tried, wanted), strict=True))
    if _is_wanted("properdocs materialx", options.names):
        results.append(("ProperDocs with MaterialX", _successors(alone)))
    pages, links = len(list((alone / "site").rglob("*.html"))), share_links(alone / "site")
    print(f"{pages} pages, {links} share links\n\n| plugin | result |\n|---|---|")
    for label, wrong in results:
        print(f"| {label} | {'; '.join(wrong[:3]) or 'the same'} |")
    good = sum(not wrong for _, wrong in results)
    print(f"\n{good} of {len(results)}")
    return int(good < len(results))


def _successors(alone: Path) -> list[str]:
    """The result of ProperDocs with MaterialX, which takes the place of Material as docs/material.md says."""
    folder = FOLDER / "materialx"
    python = ensure_environment(folder, CHECKOUT / "scripts/materialx.txt", without=("mkdocs-material",))
    hub = _hub("properdocs", None, above=False)
    settings = hub / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("  name: material\n", "  name: materialx\n", 1), "utf-8")
    return _tried(python, "properdocs", hub, alone, (PAGE, "mkdocs-materialx"))


def _tried(python: Path, program: str, hub: Path, alone: Path, sign: tuple[str, str]) -> list[str]:
    """What is wrong with a build; nothing if all is as it is without the plugin, but for what the plugin adds."""
    if failure := _built(python, program, hub):
        return [failure]
    wrong = list(differences(alone / "site", hub / "site", hub))
    page = hub / "site" / sign[0]
    if not page.is_file() or sign[1] not in page.read_text("utf-8"):
        wrong.append(f"the plugin does nothing: {sign[0]} has no “{sign[1]}”")
    return wrong


def _hub(name: str, one: Neighbour | None, *, above: bool) -> Path:
    """A copy of the demo in a repository of its own, as some plugins ask git for dates, with the plugin's lines."""
    hub = FOLDER / "hubs" / name
    shutil.rmtree(hub, ignore_errors=True)
    for folder in ("content", "guidelines", ".cache/advocacy/renditions"):
        if (CHECKOUT / folder).is_dir():
            shutil.copytree(CHECKOUT / folder, hub / folder)
    shutil.copy(CHECKOUT / "permalinks.txt", hub)
    (hub / ".gitignore").write_text(".cache/\nsite/\n")
    settings = (CHECKOUT / "mkdocs.yml").read_text("utf-8")
    if one:
        for path, text in one.files.items():
            (hub / path).parent.mkdir(parents=True, exist_ok=True)
            (hub / path).write_text(text, "utf-8")
        page = hub / "content/about.md"
        page.write_text(f"{page.read_text('utf-8')}\n{one.text}\n", "utf-8")
        lines = "".join(f"  {line}\n" for line in one.lines.splitlines())
        settings = settings.replace(OURS, lines + OURS, 1) if above else settings.replace(LAST, LAST + lines, 1)
        settings = settings if one.nav else re.sub(r"nav:\n(  .*\n)+", "", settings)
    (hub / "mkdocs.yml").write_text(settings, "utf-8")
    _lay_font(hub)
    for command in ("git init --quiet", "git add --all", f"{GIT} commit --quiet --message Demo"):
        subprocess.run(command.split(), cwd=hub, check=True)
    return hub


def _lay_font(hub: Path) -> None:
    """Lay the letters of social cards where the plugin has them after its first download."""
    (letters,) = (FOLDER / "plugins").rglob("fontpkg_roboto/files/Roboto[[]*.ttf")
    place = hub / ".cache/plugin/social/fonts/Roboto/Regular.ttf"
    place.parent.mkdir(parents=True)
    shutil.copy(letters, place)


def _built(python: Path, program: str, hub: Path) -> str:
    """Build the hub; the last line of its errors if that fails."""
    command = [str(python), "-m", program, "build", "--strict", "--quiet", "--config-file", "mkdocs.yml"]
    variables = {**os.environ, **QUIET, "SOURCE_DATE_EPOCH": MOMENT, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=hub, env=variables, capture_output=True, text=True, check=False)
    (hub / "build.log").write_text(done.stderr, "utf-8")
    said = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("Aborted")]
    return (said or ["the build failed"])[-1] if done.returncode else ""


def _is_wanted(name: str, names: list[str]) -> bool:
    return not names or any(part.lower() in name.lower() for part in names)


def _name(one: Neighbour) -> str:
    return f"{one.package}-{_label(one).split()[-1].strip('`')}".replace("/", "-")


def _label(one: Neighbour) -> str:
    option = re.match(r"- ([\w-]+)", one.lines)
    return f"{one.package}, `{option[1] if option else one.lines}`"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
