"""A year of invented mentions of the demo's company, as a listening tool would export them.

What people talk about drifts: in the summer of 2026, they complain about caps that are too tight, until the plant
measures them every hour, while the hub's posts are about ginger. In spring, the search was changed. Texts and addresses
are invented, and the random numbers are always the same.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

COLUMNS = ("Day", "Headline", "Snippet", "Link", "Where", "Language", "Mood", "Search", "Author")
CAPS_TOO_TIGHT, CAPS_MEASURED = 29, 42
"""The weeks from which caps are too tight, and from which they're measured: mid-June and mid-September 2026."""
SEARCH_CHANGED = 17
"""The week from which another search is used: that of 30 March 2026."""
SEARCHES = ("Carl's Soda, and Carl's Jazz Trio by mistake", "Carl's Soda")
GINGER_STARTS = 40
"""The week in which the ginger range comes out."""
PLACES = {
    "reddit": (26, "https://www.reddit.com/r/soda/{}"),
    "forum": (17, "https://forum.example/t/{}"),
    "news": (14, "https://news.example/{}"),
    "blog": (9, "https://blog.example/{}"),
    "instagram": (22, "https://www.instagram.com/p/{}"),
    "twitter": (12, "https://x.com/somebody/status/{}"),
    "podcast": (1, "https://podcast.example/{}"),
}
LANGUAGES = {"en": 46, "de": 34, "fr": 12, "es": 7, "da": 1}
FILLERS = {
    "en": "at the lake with friends, on the last warm evening of the week, and nobody wanted to go home",
    "de": "am See mit allen zusammen, am letzten warmen Abend der Woche, und niemand wollte nach Hause",
    "fr": "au bord du lac avec des amis, le dernier soir de la semaine, et personne ne voulait rentrer",
    "es": "en el lago con los amigos, la última tarde de la semana, y nadie quería volver a casa",
    "da": "ved søen med venner, den sidste aften i ugen, og ingen ville hjem",
}
TERMS = {
    "caps": {"en": "the cap", "de": "der Deckel", "fr": "le bouchon", "es": "el tapón"},
    "ginger": {"en": "the ginger one", "de": "die mit Ingwer", "fr": "celle au gingembre", "es": "la de jengibre"},
    "sugar": {"en": "the sugar", "de": "der Zucker", "fr": "le sucre", "es": "el azúcar"},
    "deposit": {"en": "the deposit", "de": "das Pfand", "fr": "la consigne", "es": "el envase"},
    "delivery": {"en": "the delivery", "de": "die Lieferung", "fr": "la livraison", "es": "la entrega"},
    "price": {"en": "the price", "de": "der Preis", "fr": "le prix", "es": "el precio"},
}
MOODS = {
    "caps": (1, 3, 7),
    "ginger": (7, 4, 1),
    "sugar": (3, 5, 3),
    "deposit": (5, 4, 2),
    "delivery": (2, 3, 5),
    "price": (1, 4, 5),
    "": (4, 6, 1),
}
"""How often mentions of a topic are positive, neutral and negative."""


def write_mentions(folder: Path, start: datetime, weeks: int) -> Iterator[str]:
    """Write the mentions of these weeks to a file for each search, and yield the names of the files."""
    draw = random.Random(339)
    for search, own_weeks in zip(SEARCHES, (range(SEARCH_CHANGED), range(SEARCH_CHANGED, weeks)), strict=True):
        name = f"mentions-{own_weeks.start}.csv"
        with (folder / name).open("w", encoding="utf-8", newline="") as output:
            writer = csv.writer(output)
            writer.writerow(COLUMNS)
            for week in own_weeks:
                for day in range(7):
                    writer.writerows(_write_day(draw, start + timedelta(weeks=week, days=day), week, search))
        yield name


def _write_day(draw: random.Random, day: datetime, week: int, search: str) -> Iterator[tuple[str, ...]]:
    for _ in range(draw.randint(55, 85)):
        topic = draw.choices([*_weigh(week)], [*_weigh(week).values()])[0]
        place = draw.choices([*PLACES], [weight for weight, _ in PLACES.values()])[0]
        language = draw.choices([*LANGUAGES], [*LANGUAGES.values()])[0]
        about = TERMS.get(topic, {}).get(language, "Carl")
        mood = draw.choices(("positive", "neutral", "negative"), MOODS[topic])[0] if draw.random() < 0.95 else ""
        number = draw.randrange(10**9)
        text = f"{number} – {about}, {FILLERS[language]}"
        row = (f"{day:%Y-%m-%d}", "", text, PLACES[place][1].format(number), place, language, mood, search, "")
        yield row
        if place == "news" and draw.random() < 0.3:  # other papers print the same text
            yield (*row[:3], PLACES[place][1].format(f"again/{number}"), *row[4:])
        if place == "twitter" and draw.random() < 0.4:
            yield (*row[:2], f"RT @somebody: {text}", PLACES[place][1].format(number + 10**9), *row[4:])


def _weigh(week: int) -> dict[str, float]:
    """Return how often each topic is talked about in a week; without one: the rest."""
    since_ginger = week - GINGER_STARTS
    tight = min(1, max(0, week - CAPS_TOO_TIGHT) / 4)
    caps = 3 + 15 * tight * 0.7 ** max(0, week - CAPS_MEASURED)
    ginger = 2 + (15 * 0.9**since_ginger if since_ginger >= 0 else 0)
    return {"caps": caps, "ginger": ginger, "sugar": 9, "deposit": 7, "delivery": 6, "price": 10, "": 58}
