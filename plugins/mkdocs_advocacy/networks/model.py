"""The facts of a network: data that a hub can correct or add to without code."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field

from mkdocs_advocacy.core.model import ChangeNote, Day, Line, Model, Text, UtmValue

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
"""An address that a link may open, with or without gaps."""


def _without_required(schema: dict[str, Any]) -> None:
    """In a file, no key is needed: the package, or the file's name, has what it leaves out."""
    schema.pop("required", None)


class Fact(Model):
    """A group of facts with where they come from."""

    source: Annotated[tuple[Line, ...], Field(description="Where the facts come from: addresses or documents.")] = ()
    verified: Annotated[Day | None, Field(description="The day on which the sources were last read.")] = None
    notes: Annotated[Text | None, Field(description="What else is known, doubts and conflicts included.")] = None


class Alternative(Model):
    """Another address that opens the same network, for one kind of device."""

    url: Annotated[Address, Field(description="The address, with {text}, {link}, {title} or {instance} to be filled.")]
    platform: Annotated[
        Literal["any", "mobile", "desktop", "app"], Field(description="The devices on which it works.")
    ] = "any"
    takes_text: Annotated[bool, Field(description="Whether the text arrives in the composer.")] = True
    official: Annotated[bool, Field(description="Whether the network documents it.")] = False
    notes: Annotated[Text | None, Field(description="What else is known.")] = None


class Cut(Fact):
    """A sign at which the network's app cuts a text that it is given."""

    system: Annotated[Literal["ios", "android"], Field(description="The devices on which it does.")]
    sign: Annotated[
        Line, Field(description="The sign, also where it is percent-encoded: texts that hold it are copied.")
    ]


class Intent(Fact):
    """The address that opens a network's composer."""

    url: Annotated[
        Address | None,
        Field(description="The address, with {text}, {link}, {title} or {image} to be filled; none: copy and open."),
    ] = None
    takes_text: Annotated[bool, Field(description="Whether the text arrives in the composer.")] = False
    link_parameter: Annotated[
        Literal["none", "optional", "required"],
        Field(description="Whether the address has a parameter of its own for the link, and whether it must be set."),
    ] = "none"
    official: Annotated[bool, Field(description="Whether the network documents it.")] = False
    mobile: Annotated[bool, Field(description="Whether it works on phones.")] = True
    alternatives: Annotated[tuple[Alternative, ...], Field(description="Other addresses, for one kind of device.")] = ()
    cut_at: Annotated[
        tuple[Cut, ...], Field(description="Signs at which apps cut a text; none: texts arrive whole.")
    ] = ()
    workaround: Annotated[
        tuple[Workaround, ...], Field(description="What helps where the composer takes no text, best first.")
    ] = ()


class TextFacts(Fact):
    """How long a text may be and how it is counted."""

    limit: Annotated[int | None, Field(ge=1, description="The longest text, in `unit`; none: the target decides.")] = (
        None
    )
    unit: Annotated[Unit, Field(description="What is counted.")] = "characters"
    counting: Annotated[Counting, Field(description="The rule for links, emoji and mentions.")] = "plain"
    url_weight: Annotated[int | None, Field(ge=1, description="What any link counts, where it is a fixed number.")] = (
        None
    )
    more_for_some: Annotated[
        bool | None, Field(description="Whether some accounts or servers may write more than `limit`.")
    ] = None
    byte_limit: Annotated[int | None, Field(ge=1, description="A second limit, in UTF-8 bytes.")] = None
    preview_length: Annotated[
        int | None, Field(ge=1, description="How much is shown before “see more”, in `unit`.")
    ] = None
    mentions: Annotated[
        Literal["live", "plain"] | None,
        Field(description="What becomes of an @name in a text that is filled in: a mention, or plain text."),
    ] = None
    title_limit: Annotated[int | None, Field(ge=1, description="The longest title, in characters.")] = None
    confidence: Annotated[Literal["low", "medium", "high"], Field(description="How sure the limit is.")] = "medium"

    @property
    def rule(self) -> str:
        """A name for what decides how long words are: equal for networks on which they are equally long."""
        return self.unit if self.counting == "plain" else f"{self.counting} {self.url_weight}"


class AddressFacts(Fact):
    """What the network takes for one link in a text."""

    characters: Annotated[
        Literal["any", "ascii"],
        Field(description="any: whole addresses; ascii: it cuts them at other characters, so links go out in ASCII."),
    ] = "any"


class HashtagFacts(Fact):
    """What hashtags do on the network."""

    prefix: Annotated[
        Line | None, Field(description="What a hashtag starts with; none: the network has no hashtags.")
    ] = None
    recommended: Annotated[Line | None, Field(description="How many are good style, such as 1-2.")] = None
    max: Annotated[int | None, Field(ge=0, description="How many are allowed; the hub drops those beyond.")] = None


class ImageFacts(Model):
    """One size in which the network shows pictures."""

    use: Annotated[Line, Field(description="What it is for: og_preview, post_square, story …")]
    width: Annotated[int, Field(ge=1, description="Pixels.")]
    height: Annotated[int, Field(ge=1, description="Pixels.")]
    aspect: Annotated[Line, Field(description="Width to height, such as 1.91:1.")]
    formats: Annotated[tuple[Line, ...], Field(description="File formats that are accepted.")]
    max_bytes: Annotated[int | None, Field(ge=1, description="The largest file, in bytes.")] = None
    notes: Annotated[Text | None, Field(description="What else is known.")] = None


class PictureFacts(Fact):
    """Which pictures the network takes."""

    sizes: Annotated[tuple[ImageFacts, ...], Field(description="The sizes it uses.")] = ()
    max_images: Annotated[int | None, Field(ge=1, description="Pictures in one post.")] = None
    alt_text_limit: Annotated[int | None, Field(ge=1, description="The longest alt text, in characters.")] = None


class UtmFacts(Fact):
    """How visits from the network are marked and counted."""

    model_config = ConfigDict(json_schema_extra=_without_required)

    name: Annotated[
        UtmValue, Field(description="The value of utm_source; default for a network of the hub's own: its id.")
    ]
    medium: Annotated[UtmValue | None, Field(description="The value of utm_medium, where it is not the hub's.")] = None
    adds_click_id: Annotated[Line | None, Field(description="What the network itself adds to links.")] = None
    referrer: Annotated[Line | None, Field(description="What the visited site sees as referrer.")] = None
    ga4_listed: Annotated[bool, Field(description="Whether Google Analytics 4 lists it as a social network.")] = False


class Network(Model):
    """Everything the hub knows about one network."""

    model_config = ConfigDict(json_schema_extra=_without_required)

    id: Annotated[str, Field(description="The name of the file; may be left out.")] = ""
    name: Annotated[Line, Field(description="The name people know; a network of the hub's own needs one.")]
    kind: Annotated[
        Literal["network", "tool"],
        Field(description="A network, or a tool of the device such as the clipboard."),
    ] = "network"
    status: Annotated[Literal["active", "dead"], Field(description="Whether sharing there still works.")] = "active"
    status_note: Annotated[Text | None, Field(description="Why it is dead, for writers who name it.")] = None
    icon: Annotated[Line, Field(description="An icon of Material's sets, such as fontawesome/brands/linkedin.")] = (
        "material/share-variant"
    )
    home: Annotated[Address | None, Field(description="The address to open where there is no share link.")] = None
    link: Annotated[LinkPlace, Field(description="Where the link of a post ends up.")] = "in_text"
    advice: Annotated[dict[str, Line], Field(description="One line on what to expect there, by language.")] = {}
    intent: Annotated[Intent, Field(description="The address that opens the composer.")] = Intent()
    text: Annotated[TextFacts, Field(description="How long a text may be.")] = TextFacts()
    addresses: Annotated[
        AddressFacts | None, Field(description="What it takes for one link in a text; none: whole addresses.")
    ] = None
    hashtags: Annotated[HashtagFacts, Field(description="What hashtags do.")] = HashtagFacts()
    pictures: Annotated[PictureFacts, Field(description="Which pictures it takes.")] = PictureFacts()
    utm: Annotated[UtmFacts, Field(description="How visits are marked.")]
    changes: Annotated[tuple[ChangeNote, ...], Field(description="What changed there, for those who knew it.")] = ()

    @property
    def cuts_links(self) -> bool:
        """Whether a link loses everything from its first character that is not in ASCII on."""
        return self.addresses is not None and self.addresses.characters == "ascii"

    @cached_property
    def link_place(self) -> Literal["phrase", "in text", "beside", "as written"]:
        """What becomes of {link} in a text: words that stand for it, the link, nothing, or what the writer wrote."""
        if self.link == "not_clickable":
            return "phrase"
        if self.link == "in_text":
            return "in text"
        return "beside" if self.intent.link_parameter == "required" and self.intent.takes_text else "as written"

    @cached_property
    def habits(self) -> tuple[str, str | None, int | None, bool]:
        """What becomes of links and hashtags in a text: networks with the same habits get the same text."""
        return self.link_place, self.hashtags.prefix, self.hashtags.max, self.cuts_links
