"""The model of network facts, which a hub can override or extend without code."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field

from mkdocs_advocacy.core.model import ChangeNote, Day, Language, Line, Model, Text, UtmValue

Unit = Literal["weighted", "graphemes", "utf8_bytes", "utf16", "characters", "href"]
Counting = Literal["plain", "twitter-text", "mastodon", "mailto"]
LinkPlace = Literal["in_text", "appended", "prepended", "attached", "not_clickable"]
Workaround = Literal[
    "copy_text", "copy_url", "web_share", "web_share_files", "download_image", "link_in_bio", "story_link_sticker"
]


def _opens_safely(url: str) -> str:
    if not url.lower().startswith(("https://", "mailto:")):
        raise ValueError(f"“{url}” must start with https:// or mailto:")
    return url


Address = Annotated[Line, AfterValidator(_opens_safely), Field(json_schema_extra={"pattern": "^(https://|mailto:)"})]
"""A URL that a link may open, with or without placeholders."""


def _drop_required(schema: dict[str, Any]) -> None:
    """Mark no key as required in the schema: the package or the file name provides missing values."""
    schema.pop("required", None)


class Fact(Model):
    """A group of facts with their sources."""

    source: Annotated[tuple[Line, ...], Field(description="Sources of the facts: URLs or documents.")] = ()
    verified: Annotated[Day | None, Field(description="When the sources were last checked.")] = None
    notes: Annotated[Text | None, Field(description="Further details, doubts and conflicting sources.")] = None


class Alternative(Model):
    """An alternative share URL for certain devices."""

    url: Annotated[Address, Field(description="The URL, with placeholders {text}, {link}, {title} or {instance}.")]
    platform: Annotated[
        Literal["any", "mobile", "desktop", "app"], Field(description="The devices that the URL works on.")
    ] = "any"
    takes_text: Annotated[bool, Field(description="Whether the composer is prefilled with the text.")] = True
    official: Annotated[bool, Field(description="Whether the network documents this URL.")] = False
    notes: Annotated[Text | None, Field(description="Further details.")] = None


class Cut(Fact):
    """A character where the network's app truncates prefilled text."""

    system: Annotated[Literal["ios", "android"], Field(description="The operating system where the app does this.")]
    sign: Annotated[Line, Field(description="The character. Texts that contain it, even encoded, are copied instead.")]


class Intent(Fact):
    """The URL that opens a network's composer."""

    url: Annotated[
        Address | None,
        Field(description="The URL, with placeholders {text}, {link}, {title} or {image}; default: copy the text."),
    ] = None
    takes_text: Annotated[bool, Field(description="Whether the composer is prefilled with the text.")] = False
    link_parameter: Annotated[
        Literal["none", "optional", "required"],
        Field(description="Whether the URL has a separate parameter for the link, and whether it is required."),
    ] = "none"
    official: Annotated[bool, Field(description="Whether the network documents this URL.")] = False
    mobile: Annotated[bool, Field(description="Whether the URL works on phones.")] = True
    alternatives: Annotated[tuple[Alternative, ...], Field(description="Alternative URLs for certain devices.")] = ()
    cut_at: Annotated[tuple[Cut, ...], Field(description="Characters where apps truncate text; default: none.")] = ()
    workaround: Annotated[
        tuple[Workaround, ...], Field(description="Workarounds if the composer can't be prefilled, best first.")
    ] = ()

    @property
    def takes_text_on_computers(self) -> bool:
        """Whether the text is prefilled on computers, even if it isn't on phones."""
        return self.takes_text or any(other.takes_text and other.platform == "desktop" for other in self.alternatives)


class TextFacts(Fact):
    """The maximum length of a text, and how it is counted."""

    limit: Annotated[int | None, Field(ge=1, description="The maximum length, in `unit`; default: no limit.")] = None
    unit: Annotated[Unit, Field(description="The unit of the lengths.")] = "characters"
    counting: Annotated[Counting, Field(description="The rules for counting links, emoji and mentions.")] = "plain"
    url_weight: Annotated[
        int | None, Field(ge=1, description="The length that every link counts as, if the network uses a fixed length.")
    ] = None
    more_for_some: Annotated[
        bool | None, Field(description="Whether some accounts or servers have a higher limit.")
    ] = None
    byte_limit: Annotated[int | None, Field(ge=1, description="A second limit, in UTF-8 bytes.")] = None
    preview_length: Annotated[int | None, Field(ge=1, description="The length shown before “see more”, in `unit`.")] = (
        None
    )
    mentions: Annotated[
        Literal["live", "plain"] | None,
        Field(description="Whether an @name in a prefilled text becomes a live mention or stays plain text."),
    ] = None
    title_limit: Annotated[int | None, Field(ge=1, description="The maximum length of a title, in characters.")] = None
    reply_limit: Annotated[
        int | None, Field(ge=1, description="The maximum length of a reply or comment, in `unit`; default: `limit`.")
    ] = None
    confidence: Annotated[Literal["low", "medium", "high"], Field(description="How certain the limit is.")] = "medium"

    @property
    def of_replies(self) -> TextFacts:
        """The same facts with the limit for replies."""
        return self.model_copy(update={"limit": self.reply_limit}) if self.reply_limit else self

    @property
    def rule(self) -> str:
        """A name for the counting rule: texts have equal length on all networks with the same rule."""
        return self.unit if self.counting == "plain" else f"{self.counting} {self.url_weight}"


class AddressFacts(Fact):
    """How the network recognises links in a text."""

    characters: Annotated[
        Literal["any", "ascii"],
        Field(description="`any`: whole URLs; `ascii`: up to the first non-ASCII character, so the hub converts URLs."),
    ] = "any"


class HashtagFacts(Fact):
    """How the network treats hashtags."""

    prefix: Annotated[
        Line | None, Field(description="The first character of a hashtag; if omitted, the network has no hashtags.")
    ] = None
    recommended: Annotated[Line | None, Field(description="The recommended number, such as 1-2.")] = None
    max: Annotated[int | None, Field(ge=0, description="The maximum number; the hub leaves out the rest.")] = None


class ImageFacts(Model):
    """The size and format of images for one use on the network."""

    use: Annotated[Line, Field(description="The use: og_preview, post_square, story …")]
    width: Annotated[int, Field(ge=1, description="The width, in pixels.")]
    height: Annotated[int, Field(ge=1, description="The height, in pixels.")]
    aspect: Annotated[Line, Field(description="The aspect ratio, such as 1.91:1.")]
    formats: Annotated[tuple[Line, ...], Field(description="The accepted file formats.")]
    max_bytes: Annotated[int | None, Field(ge=1, description="The maximum file size, in bytes.")] = None
    notes: Annotated[Text | None, Field(description="Further details.")] = None


class PictureFacts(Fact):
    """The images that the network accepts."""

    sizes: Annotated[tuple[ImageFacts, ...], Field(description="The sizes used by the network.")] = ()
    max_images: Annotated[int | None, Field(ge=1, description="The maximum number of images in a post.")] = None
    alt_text_limit: Annotated[
        int | None, Field(ge=1, description="The maximum length of an alt text, in characters.")
    ] = None


class UtmFacts(Fact):
    """How visits from the network are tagged and classified."""

    model_config = ConfigDict(json_schema_extra=_drop_required)

    name: Annotated[UtmValue, Field(description="The value of utm_source; default for the hub's own networks: the id.")]
    medium: Annotated[UtmValue | None, Field(description="The value of utm_medium, if it differs from the hub's.")] = (
        None
    )
    adds_click_id: Annotated[Line | None, Field(description="The parameter that the network adds to links.")] = None
    referrer: Annotated[Line | None, Field(description="The referrer that the visited site sees.")] = None
    ga4_listed: Annotated[bool, Field(description="Whether Google Analytics 4 lists it as a social network.")] = False


EntryWay = Literal["link", "mail", "hashtag", "post", "comment", "share", "tag", "follow", "like"]
"""A way to enter a contest. `tag` is naming friends, `share` is sharing a post of the company's."""


class ContestFacts(Fact):
    """The network's conditions for contests and prize draws that people enter there."""

    release: Annotated[
        dict[Language, Line],
        Field(description="The disclaimer that the network requires, by language; default: none."),
    ] = {}
    forbids: Annotated[
        tuple[EntryWay, ...], Field(description="The ways to enter that the network doesn't allow; default: none.")
    ] = ()


class Network(Model):
    """All facts about a network."""

    model_config = ConfigDict(json_schema_extra=_drop_required)

    id: Annotated[str, Field(description="The file name without its extension; may be omitted.")] = ""
    name: Annotated[Line, Field(description="The display name; required for the hub's own networks.")]
    kind: Annotated[
        Literal["network", "tool"],
        Field(description="Whether it is a network or a tool of the device, such as the clipboard."),
    ] = "network"
    status: Annotated[Literal["active", "dead"], Field(description="Whether sharing still works.")] = "active"
    status_note: Annotated[Text | None, Field(description="Why the network is dead, shown to writers who list it.")] = (
        None
    )
    icon: Annotated[
        Line, Field(description="An icon from Material's icon sets, such as fontawesome/brands/linkedin.")
    ] = "material/share-variant"
    home: Annotated[Address | None, Field(description="The page to open if there is no share URL.")] = None
    link: Annotated[LinkPlace, Field(description="Where the link of a post appears.")] = "in_text"
    advice: Annotated[dict[str, Line], Field(description="A line on what to expect when sharing, by language.")] = {}
    intent: Annotated[Intent, Field(description="The URL that opens the composer.")] = Intent()
    text: Annotated[TextFacts, Field(description="The maximum length of a text.")] = TextFacts()
    addresses: Annotated[
        AddressFacts | None, Field(description="How links in a text are recognised; default: as whole URLs.")
    ] = None
    hashtags: Annotated[HashtagFacts, Field(description="How hashtags are treated.")] = HashtagFacts()
    pictures: Annotated[PictureFacts, Field(description="The accepted images.")] = PictureFacts()
    utm: Annotated[UtmFacts, Field(description="How visits are tagged.")]
    contest: Annotated[
        ContestFacts | None,
        Field(description="The conditions for contests that people enter there; if omitted, they're unknown."),
    ] = None
    changes: Annotated[tuple[ChangeNote, ...], Field(description="Changes to announce to readers.")] = ()

    @property
    def cuts_links(self) -> bool:
        """Whether the network ends links at the first non-ASCII character."""
        return self.addresses is not None and self.addresses.characters == "ascii"

    @cached_property
    def link_place(self) -> Literal["phrase", "in text", "beside", "as written"]:
        """How `{link}` in a text is replaced: by a phrase, by the link, by nothing, or as the writer wrote it."""
        if self.link == "not_clickable":
            return "phrase"
        if self.link == "in_text":
            return "in text"
        return "beside" if self.intent.link_parameter == "required" and self.intent.takes_text else "as written"

    @cached_property
    def habits(self) -> tuple[str, str | None, int | None, bool]:
        """How links and hashtags in a text are treated: networks with equal values get the same text."""
        return self.link_place, self.hashtags.prefix, self.hashtags.max, self.cuts_links
