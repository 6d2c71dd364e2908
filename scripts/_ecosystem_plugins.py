"""The plugins that `ecosystem.py` combines with the demo: their configuration, and proof that they work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent

PAGE = "about/index.html"
"""The demo page that most plugins change. Each plugin's `text` is appended to its source."""


@dataclass(frozen=True)
class Neighbour:
    """A third-party plugin in the demo."""

    package: str
    lines: str
    """The lines to add below `plugins:` in mkdocs.yml."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Additional files of the hub, by path."""
    text: str = ""
    """Markdown to append to the page."""
    sign: tuple[str, str] = (PAGE, "")
    """A file of the site, and text that it only contains if the plugin works."""
    nav: bool = True
    """Whether to keep the navigation in mkdocs.yml."""


def _define(package: str, lines: str, sign: tuple[str, str], **more: object) -> Neighbour:
    return Neighbour(package, dedent(lines).strip(), sign=sign, **more)  # type: ignore[arg-type]


MATERIAL = "mkdocs-material"
NAVIGATION = "* [Welcome](index.md)\n* [Posts to share](posts/index.md)\n* [Campaigns](campaigns/index.md)\n"
AWESOME = "nav:\n  - index.md\n  - Posts to share: posts/index.md\n  - campaigns\n"
NEWS = "---\ndate: 2026-11-01\ndescription: The new plant.\ntags: [soda]\n---\n# The new plant\n\nIt is open.\n"

NEIGHBOURS = (
    _define(MATERIAL, "- blog", ("blog/2026/11/01/the-new-plant/index.html", "It is open"),
        files={"content/blog/posts/plant.md": NEWS}),
    _define(MATERIAL, "- meta", (PAGE, "All about soda"), files={"content/.meta.yml": "description: All about soda\n"}),
    _define(MATERIAL, "- offline", ("about.html", "Carl")),
    _define(MATERIAL, "- privacy: {assets_exclude: [unpkg.com/mermaid*]}", (PAGE, "")),
    _define(MATERIAL, "- social", (PAGE, "og:image")),
    _define(MATERIAL, "- tags", ("news/index.html", "md-tag"), files={"content/news.md": NEWS}),
    _define("mike", '- mike: {canonical_version: ""}', (PAGE, "")),
    _define("mkdocs-awesome-nav", "- awesome-nav", (PAGE, "Posts to share"),
        files={"content/.nav.yml": AWESOME}, nav=False),
    _define("mkdocs-awesome-pages-plugin", "- awesome-pages", (PAGE, "The company"),
        files={"content/.pages": "nav:\n  - index.md\n  - The company: about.md\n"},
        nav=False),
    _define("mkdocs-exclude", "- exclude: {glob: [extra.md]}", (PAGE, ""), files={"content/extra.md": "# Extra\n"}),
    _define("mkdocs-gen-files", "- gen-files: {scripts: [make.py]}", ("made/index.html", "Made by a program"),
        files={"make.py": 'import mkdocs_gen_files\nwith mkdocs_gen_files.open("made.md", "w") as f:\n'
                          '    f.write("# Made\\n\\nMade by a program")\n'}),
    _define("mkdocs-git-authors-plugin", "- git-authors", (PAGE, "")),
    _define("mkdocs-git-revision-date-localized-plugin", "- git-revision-date-localized",
        (PAGE, "git-revision-date-localized-plugin")),
    _define("mkdocs-glightbox", "- glightbox", (PAGE, "glightbox")),
    _define("mkdocs-include-markdown-plugin", "- include-markdown", (PAGE, "Taken from elsewhere"),
        files={"part.md": "Taken from elsewhere.\n"}, text='{% include-markdown "../part.md" %}'),
    _define("mkdocs-literate-nav", "- literate-nav: {nav_file: SUMMARY.md}", (PAGE, "Posts to share"),
        files={"content/SUMMARY.md": NAVIGATION}, nav=False),
    _define("mkdocs-macros-plugin", "- macros", (PAGE, "is 4,200"),
        text='Six times 700 is {{ "{:,}".format(6 * 700) }}.'),
    _define("mkdocs-mermaid2-plugin", "- mermaid2", (PAGE, "mermaid"), text="```mermaid\ngraph LR\n  A --> B\n```"),
    _define("mkdocs-minify-plugin", "- minify: {minify_html: true}", (PAGE, "<!doctype html><html")),
    _define("mkdocs-monorepo-plugin", "- monorepo", (PAGE, "")),
    _define("mkdocs-print-site-plugin", "- print-site", ("print_page/index.html", "print-site")),
    _define("mkdocs-redirects", "- redirects: {redirect_maps: {old.md: about.md}}", ("old/index.html", "../about/")),
    _define("mkdocs-rss-plugin", '- rss: {match_path: "news.*"}', ("feed_rss_created.xml", "The new plant"),
        files={"content/news.md": NEWS}),
    _define("mkdocs-section-index", "- section-index", (PAGE, "")),
    _define("mkdocs-static-i18n", """
        - i18n:
            reconfigure_material: false
            languages:
              - {locale: en, name: English, default: true}
              - {locale: fr, name: Français}
        """, ("fr/about/index.html", "Bonjour"), files={"content/about.fr.md": "# À propos\n\nBonjour !\n"}),
    _define("mkdocs-table-reader-plugin", "- table-reader", (PAGE, "Orange</td>"),
        files={"flavours.csv": "Flavour,Since\nOrange,1975\n"}, text="{{ read_csv('flavours.csv') }}"),
    _define("mkdocstrings", "- mkdocstrings", (PAGE, "doc-module"), text="::: mkdocs_advocacy.networks.measure"),
)  # fmt: skip
