"""Internal references of a site: links, stylesheets, scripts, modules and images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from tests.site.sites import Site

IDS = re.compile(r'\bid="([^"]+)"')
IN_STYLES = re.compile(r"""url\(["']?([^"')]+)""")
IN_SCRIPTS = re.compile(r"""(?:\bfrom|\bimport|\bimport\()\s*["'](\.[^"']+)["']""")


def dead_links(site: Site, root: str = "/") -> list[str]:
    """Return all dead references of a site served at `root`, each with its file."""
    ids = {name: {element.attributes.get("id") for element in page.walk()} for name, page in site.pages.items()}
    ids |= {name: set(IDS.findall(content.decode())) for name, content in site.files.items() if name.endswith(".svg")}
    dead = []
    for name, target in _references(site):
        if urlsplit(target).scheme:
            continue
        address = urlsplit(urljoin(f"{root}{name}", target))
        file = unquote(address.path).removeprefix(root)
        if (index := f"{file.rstrip('/')}/index.html".lstrip("/")) in site.files:
            file = index
        anchor = unquote(address.fragment)
        is_there = not anchor or anchor.startswith("__") or anchor in ids.get(file, ())
        if file not in site.files or not is_there:
            dead.append(f"{name}: {target}")
    return dead


def _references(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each file with each address in it."""
    for name, page in site.pages.items():
        for element in page.walk():
            for attribute in ("href", "src", "xlink:href"):
                if target := element.attributes.get(attribute):
                    yield name, target
            for target in (element.attributes.get("srcset") or "").split(","):
                if target.strip():
                    yield name, target.split()[0]
    for name, content in site.files.items():
        if not name.startswith("assets/advocacy/"):
            continue  # the theme's own references aren't checked
        if name.endswith(".css"):
            yield from ((name, target) for target in IN_STYLES.findall(content.decode()))
        elif name.endswith(".js"):
            yield from ((name, target) for target in IN_SCRIPTS.findall(content.decode()))
