"""Letters for tests of shapes."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.letter import (
    LINE_BREAK,
    Figure,
    Heading,
    Item,
    Letter,
    Listing,
    Paragraph,
    Picture,
    Preformatted,
    Quotation,
    Rule,
    Section,
    Span,
    Table,
)

SITE = "https://hub.example/"
POST = "posts/ginger/"
PICTURE = Picture("renditions/can.png", 1200, 630, "A can of ginger ale")

WRITTEN = Letter(
    id="2026-11",
    title="What we heard in November",
    preview="What you can share, what we heard, and what became of it.",
    day="30 November 2026",
    language="en",
    direction="ltr",
    address="newsletters/2026-11/",
    site=SITE,
    sender="Carl’s Soda",
    parts=[
        Paragraph(
            [
                Span("Hello! Here is what happened since the last issue. Our "),
                Span("guidelines", href="guidelines/"),
                Span(" say what you may always do, and "),
                Span("hello@hub.example", href="mailto:hello@hub.example"),
                Span(" answers questions. See also "),
                Span("www.example.org/a", href="https://www.example.org/a"),
                Span("."),
            ]
        ),
        Heading(2, [Span("What is difficult, and what gets better")]),
        Paragraph([Span("The new bottles "), Span("leak. ", strong=True), Span("We "), Span("are", emphasis=True)]),
        Listing(
            [
                [Paragraph([Span("One line")])],
                [Paragraph([Span("Another, "), Span("with a link", href="https://example.org/one")])],
            ]
        ),
        Listing(
            [
                [
                    Paragraph(
                        [Span("An item that is so long that it continues on the next line, below its first word")]
                    ),
                    Listing([[Paragraph([Span("an item within it")])], [Paragraph([Span("and another")])]]),
                ],
                [Paragraph([Span("The end")])],
            ],
            first=9,
        ),
        Quotation([Paragraph([Span("I told you so."), LINE_BREAK, Span("Ada")]), Paragraph([Span("Twice.")])]),
        Figure(PICTURE, "https://example.org/can"),
        Figure(replace(PICTURE, alt="")),
        Rule(),
        Heading(3, [Span("Numbers")]),
        Table(
            [[Span("Month")], [Span("Clicks")]], [[[Span("October")], [Span("312")]], [[Span("November")], [Span("7")]]]
        ),
        Table(
            [[Span("Question")], [Span("Answer")]],
            [
                [[Span("Why does the new bottle leak?")], [Span("The lid was too small. We changed it in November.")]],
                [[Span("And the old one?")], [Span("It never leaked.")]],
            ],
        ),
        Preformatted("for can in cans:\n    drink(can)"),
    ],
)
"""An issue with every part that a writer can write."""

FILLED = replace(
    WRITTEN,
    parts=[
        Heading(2, [Span("Worth sharing")]),
        Section(
            "posts",
            [
                Item(
                    id="ginger",
                    title="The ginger range is here",
                    language="en",
                    address=POST,
                    context="Ginger launch · until 31 January 2027",
                    text="Two new flavours, no sugar.",
                    quote="Three years of work by our lab, and I may finally talk about it: the ginger range is here.",
                    picture=PICTURE,
                    actions=[Link(f"{POST}#linkedin", "LinkedIn"), Link(f"{POST}#mastodon", "Mastodon")],
                ),
                Item(id="old", title="The old recipe", language="en", address="posts/old/", context="Retired"),
            ],
            more=Link("posts/", "All posts"),
        ),
        Heading(2, [Span("What people clicked most")]),
        Section(
            "posts",
            [
                Item("ginger", "The ginger range is here", "en", POST, value="312 clicks", ratio=1.0),
                Item("old", "The old recipe", "en", "posts/old/", value="7 clicks", ratio=0.02),
            ],
            note="Clicks in October 2026",
            more=Link("posts/", "All posts"),
        ),
        Section(
            "result",
            [
                Item("linkedin", "LinkedIn", "en", value="1,203 clicks", ratio=1.0),
                Item("x", "X", "en", value="300 clicks", ratio=0.25),
            ],
        ),
        Heading(2, [Span("You said, we did")]),
        Section(
            "feedback",
            [
                Item(
                    id="bottles",
                    title="The bottles leak",
                    language="en",
                    address="feedback/bottles/",
                    context="Done · Packaging",
                    text="You were right.\n\nThe lid was too small. We changed it in November, and thank everyone who "
                    "sent us pictures of wet bags.",
                    actions=[Link("posts/new-lid/", "The new lid")],
                )
            ],
            more=Link("you-said-we-did/", "All answers"),
        ),
        Heading(2, [Span("Thank you")]),
        Section(
            "people",
            [
                Item(
                    id="mk7",
                    title="Ada Falcon",
                    language="en",
                    context="Brand council · Leeds",
                    quote="They listen.",
                    actions=[Link("https://social.example/@ada", "social.example")],
                ),
                Item(id="mk8", title="A customer", language="en"),
            ],
        ),
        Heading(2, [Span("See you there")]),
        Section(
            "events",
            [Item("launch", "The launch", "en", "events/launch/", "14 January 2027, 16:00 · Leeds", "With cake.")],
            more=Link("events/", "All events"),
        ),
    ],
)
"""An issue with filled blocks."""

FRENCH = replace(
    FILLED,
    title="Ce que nous avons entendu en novembre",
    preview=None,
    day="30 novembre 2026",
    language="fr",
    parts=[
        Section(
            "posts",
            [Item("g", "Le gingembre est là", "fr", POST, actions=[Link(f"{POST}#x", "X")])],
            more=Link("posts/", "Toutes les publications"),
        )
    ],
)

ARABIC = replace(
    FILLED,
    title="ما سمعناه في نوفمبر",
    preview="ما يمكنك مشاركته، وما سمعناه، وما نتج عنه.",
    day="30 نوفمبر 2026",
    language="ar",
    direction="rtl",
    parts=[
        Paragraph(
            [
                Span("مرحبًا! هذا ما حدث منذ العدد الأخير، وهذا ما يمكنك مشاركته إذا أعجبك، وقبل ذلك اقرأ "),
                Span("الإرشادات", href="guidelines/"),
                Span("."),
            ]
        ),
        Heading(2, [Span("للمشاركة")]),
        Section(
            "posts",
            [
                Item(
                    id="ginger",
                    title="مجموعة الزنجبيل وصلت",
                    language="ar",
                    address=POST,
                    quote="ثلاث سنوات من العمل في مختبرنا، والآن يمكنني أخيرًا أن أتحدث عنها: وصلت مجموعة الزنجبيل.",
                    actions=[Link(f"{POST}#linkedin", "LinkedIn")],
                )
            ],
            more=Link("posts/", "كل المنشورات"),
        ),
    ],
)

WIDE = replace(
    WRITTEN,
    title="十一月に聞いたこと 🎉",
    preview=None,
    parts=[
        Heading(2, [Span("難しいこと、良くなること")]),
        Paragraph(
            [
                Span("新しい瓶は漏れます。原因は蓋が小さすぎたことで、十一月に交換しました。写真を送って"),
                Span(
                    "くださった皆さん、ありがとうございました。詳しくはhttps://example.org/瓶をご覧ください。 "
                    "👩‍👩‍👧 café e\u0301te\u0301 ❤️"
                ),
            ]
        ),
        Table([[Span("名前")], [Span("数")]], [[[Span("生姜")], [Span("12")]], [[Span("A")], [Span("7")]]]),
    ],
)

LETTERS = {"written": WRITTEN, "filled": FILLED, "french": FRENCH, "arabic": ARABIC, "wide": WIDE}
