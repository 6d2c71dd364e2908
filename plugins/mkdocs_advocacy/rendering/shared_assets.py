"""Files shared by pages of several kinds: network icons and the scripts' translations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue, script_words
from mkdocs_advocacy.networks.icons import sprite

ASSETS = "assets/advocacy"


def shared_assets(hub: Hub, theme_folders: Sequence[str], *, icons: bool) -> Iterator[tuple[str, str]]:
    """Yield each file's path, relative to the hub's root, and its content. Icons come from the theme's folders."""
    if icons:
        names = {name: network.icon for name, network in hub.networks.items()}
        yield f"{ASSETS}/networks.svg", sprite(names, theme_folders)
    for language in hub.spoken:
        yield f"{ASSETS}/words/{language}.json", script_words(_for_scripts(hub.words(language), hub))


def _for_scripts(words: Catalogue, hub: Hub) -> Catalogue:
    """Return the texts without the names of audiences that the build isn't for, which scripts never show."""
    if hub.settings.audience is None:
        return words
    names = (*hub.settings.other_audiences, "both")
    hidden = {f"{key}{name}" for name in names for key in ("audience_", "audience_title_")}
    return Catalogue(words.language, {key: text for key, text in words.words.items() if key not in hidden})
