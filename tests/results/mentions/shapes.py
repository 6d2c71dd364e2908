"""A file in the shape of each tool's export, with names and texts that must get nowhere.

The counts in the tests were counted by hand in these tables.
"""

from __future__ import annotations

from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.rules.listening import Listening, Topic

SECRETS = ("Zoltan Quibble", "zquibble", "Perpetua Snodgrass", "psnod", "quibblesecret", "avatar.example")
"""Parts of names, texts and addresses in the files below: none of them may reach a record, a message or a file."""

LISTENING = Listening(
    {"product": {"any": "Product"}},
    {
        "caps": Topic.model_validate({"title": "Caps", "for": "product", "terms": ["cap", "lid", "Deckel"]}),
        "price": Topic.model_validate({"title": "Price", "for": "product", "terms": ["price", "teuer", "cher"]}),
    },
)
ANSWERS = Answers(listening=LISTENING)


def brandwatch() -> Source:
    """Return six mentions and a retweet, below the lines with the report. A copy of the fifth one is in it too."""
    lines = [
        "Report:,Bulk Mentions Download",
        "Brand:,Carl's Soda",
        "From:,Sun Nov 01 00:00:00 UTC 2026",
        "To:,Mon Nov 30 23:59:59 UTC 2026",
        "Label:,All mentions",
        "",
        "Query Id,Query Name,Date,Title,Snippet,Url,Domain,Sentiment,Page Type,Language,Country,Author,Full Name,"
        "Avatar,Gender,Thread Entry Type,Full Text,Impact,Professions,Twitter Author ID",
    ]
    author = "zquibble,Zoltan Quibble,https://avatar.example/z.png,male"
    rows = [
        ("2026-11-02 08:15:00.0", "", "https://twitter.com/zquibble/status/1", "negative", "twitter", "en", "post"),
        ("2026-11-03 09:00:00.0", "The lid", "https://forum.example/t/1?utm_source=a", "neutral", "forum", "en", ""),
        ("2026-11-04 10:00:00.0", "", "https://twitter.com/psnod/status/2", "negative", "twitter", "en", "retweet"),
        ("2026-11-05 11:00:00.0", "Preis", "https://news.example/a", "positive", "news", "de", ""),
        ("2026-11-06 12:00:00.0", "Test", "https://blog.example/b", "mixed", "blog", "de", ""),
        ("2026-11-07 13:00:00.0", "Test", "https://blog.example/b?fbclid=1", "neutral", "blog", "de", ""),
        ("2026-11-30 23:00:00.0", "", "https://reddit.com/r/soda/1", "", "reddit", "xx", ""),
    ]
    texts = [
        "The cap of my bottle never closes, says quibblesecret",
        'I lost the ""lid"" and the price is high',
        "RT @zquibble: The cap of my bottle never closes, says quibblesecret",
        "Sehr teuer, aber gut. Die Flasche ist schön, findet Perpetua Snodgrass",
        "Ein langer Test der neuen Sorten mit vielen Worten, von Perpetua Snodgrass geschrieben",
        "Ein langer Test der neuen Sorten mit vielen Worten, von Perpetua Snodgrass geschrieben",
        "nothing to say",
    ]
    for (day, title, url, sentiment, kind, language, entry), text in zip(rows, texts, strict=True):
        known = f"{day},{title},,{url},x.example,{sentiment},{kind},{language},US,{author},{entry}"
        lines.append(f'1,Carl\'s Soda in public,{known},"{text}",12,Journalist,77')
    return Source("mentions.csv", "".join(f"{line}\r\n" for line in lines).encode())


MELTWATER_HEADER = (
    "Date,Headline,URL,Opening Text,Hit Sentence,Source,Influencer,Country,Language,Reach,AVE,Sentiment,"
    "Key Phrases,Input Name,Keywords,Twitter Screen Name,User Profile Url,Twitter Bio,Alternate Date Format,Time"
)


def meltwater(*, is_utf16: bool = True) -> Source:
    """Return four mentions and a retweet, in UTF-16 with tabs or in UTF-8 with commas."""
    sign = "\t" if is_utf16 else ","
    person = ["zquibble", "https://avatar.example/zquibble", "Bio of Zoltan Quibble"]
    rows = [
        ["15-Nov-2026 03:14PM", "", "https://x.com/a/status/9", "", "My cap broke", "Twitter", "@zquibble", "Negative"],
        ["15-Nov-2026 04:14PM", "", "https://x.com/b/status/8", "", "RT @zquibble: My cap", "Twitter", "@x", "Neutral"],
        [
            "16-Nov-2026 09:00AM",
            "Soda prices",
            "https://times.example/1",
            "Opening",
            "A price",
            "Times",
            "P",
            "Positive",
        ],
        [
            "17-Nov-2026 09:00AM",
            "Caps",
            "https://www.reddit.com/r/1",
            "Open",
            "quibblesecret",
            "Reddit",
            "P",
            "Not Rated",
        ],
        ["18-Nov-2026 09:00AM", "Fizz", "https://daily.example/3", "Open", "Nothing", "Daily", "P", "Neutral"],
    ]
    lines = [MELTWATER_HEADER.replace(",", sign)]
    for day, headline, url, opening, hit, site, influencer, sentiment in rows:
        cells = [day, headline, url, opening, hit, site, influencer, "Germany", "English", "1", "2.5", sentiment]
        lines.append(sign.join([*cells, "soda", "Soda watch", "soda", *person, "11/15/2026", "15:14"]))
    text = "".join(f"{line}\r\n" for line in lines)
    return Source("export.csv", b"\xff\xfe" + text.encode("utf-16-le") if is_utf16 else text.encode("utf-8-sig"))


TALKWALKER_HEADER = (
    "url,published,title,content,lang,source_type,sentiment,engagement,reach,extra_author_attributes.name,"
    "extra_author_attributes.short_name,extra_source_attributes.name,extra_source_attributes.world_data.country_code"
)
TALKWALKER_ROWS = (
    ("https://blog.example/1", "2026-11-01T10:00:00Z", "Caps", "quibblesecret", "en", "BLOG", "-3"),
    ("https://news.example/2", "1794000000000", "Prix", "C'est cher", "fr", "ONLINENEWS", "0"),
    ("https://x.com/z/status/3", "2026-11-09 10:00", "", "fine", "en", "['SOCIALMEDIA_TWITTER', 'SOCIALMEDIA']", "4"),
    ("https://tv.example/4", "2026-11-30 10:00", "", "so", "en", "SOMETHING_NEW", "73"),
)


def talkwalker() -> Source:
    """Return four mentions, one with milliseconds since 1970 (2026-11-06), one of an unknown kind and sentiment."""
    people = "Zoltan Quibble,zquibble,The Quibble,us"
    rows = (f'{",".join(row[:5])},"{row[5]}",{row[6]},1,2,{people}' for row in TALKWALKER_ROWS)
    return Source("tw.csv", "\n".join([TALKWALKER_HEADER, *rows, ""]).encode())


def google_play() -> Source:
    """Return five reviews with 1, 2, 3, 4 and 5 stars, two with the same words."""
    header = (
        "Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,"
        "Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,"
        "Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,"
        "Developer Reply Text,Review Link"
    )
    lines = [header]
    for stars, text in (
        (1, "The cap, again"),
        (2, "teuer"),
        (3, ""),
        (4, "The very same words of two people who like it"),
        (5, "The very same words of two people who like it"),
    ):
        link = f"https://play.google.com/console/app/reviews?reviewId=gp:{stars}"
        lines.append(
            f"example.soda,7,1.0,de,quibblesecret,2026-10-{stars + 20}T08:00:00Z,1,"
            f'2026-11-0{stars}T08:00:00Z,2,{stars},,"{text}",,,"Dear Perpetua Snodgrass",{link}'
        )
    text = "".join(f"{line}\n" for line in lines)
    return Source("reviews_reviews_example.soda_202611.csv", b"\xff\xfe" + text.encode("utf-16-le"))


def google_alert(*days: int, saved: int = 30, name: str = "carl's soda") -> Source:
    """Return the feed of an alert with an entry on each of these days of November 2026."""
    entries = "".join(
        f"<entry><id>tag:google.com,2013:googlealerts/feed:zquibble{day}</id>"
        f'<title type="html">A &lt;b&gt;cap&lt;/b&gt; of day {day} &amp;amp; quibblesecret</title>'
        f'<link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://site.example/{day}&amp;ct=ga"/>'
        f"<published>2026-11-{day:02}T08:00:00Z</published><updated>2026-11-{day:02}T08:00:00Z</updated>"
        '<content type="html">By Zoltan Quibble</content><author><name>Zoltan Quibble</name></author></entry>'
        for day in days
    )
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "<id>tag:google.com,2005:reader/user/zquibble/state/com.google/alerts/psnod</id>"
        f"<title>Google Alert - {name}</title>"
        '<link href="https://www.google.com/alerts/feeds/zquibble/psnod" rel="self"/>'
        f"<updated>2026-11-{saved:02}T09:00:00Z</updated>{entries}</feed>"
    )
    return Source("alert.xml", feed.encode())
