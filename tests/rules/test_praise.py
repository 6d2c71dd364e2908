"""Texts that ask for a positive review in return for something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.rules.praise import find_bought_praise

BOUGHT = [
    ("en", "Leave us a five-star review and win a crate of soda."),
    ("en", "Leave us a 5-star review! In return, we will send you a bottle."),
    ("en", "Write a positive review on any shop's site and get 10% off."),
    ("en", "You get a voucher for a good rating."),
    ("en", "Give us 5 stars for a chance to win."),
    ("en-GB", "For every great review, you receive a free bottle."),
    ("de", "Schreib uns eine positive Bewertung und gewinne einen Kasten."),
    ("de", "Gib uns fünf Sterne! Dafür bekommst du eine Flasche."),
    ("de-AT", "Für jede gute Rezension erhältst du einen Gutschein."),
    ("fr", "Laisse un avis positif et gagne une caisse."),
    ("fr", "Mets-nous 5 étoiles. En échange, tu reçois une bouteille."),
    ("es", "Deja una reseña positiva y gana una caja."),
    ("es", "Danos cinco estrellas. A cambio, te enviamos una botella."),
    ("ar", "اكتب لنا مراجعة إيجابية واربح صندوقا."),
]
HONEST = [
    ("en", "Leave a review, whatever it says, and get a bottle: the same for one star as for five stars."),
    ("en", "We never ask for a good review, and you get nothing for one."),
    ("en", "You don't have to write a positive review to win."),
    ("en", "Write an honest review, good or bad, and get a voucher."),
    ("en", "A critic gave us five stars. The tour is free."),
    ("en", "We got five stars in a test! Win a crate: guess which soda it was."),
    ("en", "Rate us: five stars, one star, as you like it."),
    ("en", "Send us a picture and win a crate."),
    ("en", "Thank you for every positive review this year."),
    ("de", "Wir bitten nie um eine gute Bewertung, und es gibt keinen Gutschein dafür."),
    ("de", "Schreib uns, ob es dir geschmeckt hat, und gewinne einen Kasten."),
    ("de", "Schreib eine ehrliche Bewertung und gewinne einen Kasten, egal ob es eine gute Bewertung ist."),
    ("de", "Die Stiftung gab uns die Bestnote. Der Eintritt ist kostenlos."),
    ("fr", "Nous ne demandons jamais un avis positif en échange d'un cadeau."),
    ("fr", "Écris un avis sincère, positif ou non, et reçois une bouteille."),
    ("es", "No pedimos una reseña positiva a cambio de nada."),
    ("ar", "لا نطلب تقييما إيجابيا مقابل هدية."),
    ("nl", "Geef ons vijf sterren en win een krat."),
]


@pytest.mark.parametrize(("language", "text"), BOUGHT)
def test_a_positive_review_in_return_for_something_is_found(language: str, text: str) -> None:
    (found,) = find_bought_praise(text, language)
    assert text[found.start : found.end]


@pytest.mark.parametrize(("language", "text"), HONEST)
def test_other_texts_about_reviews_and_prizes_are_not_reported(language: str, text: str) -> None:
    assert not list(find_bought_praise(text, language))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ar"])
def test_every_language_has_words_of_all_groups(language: str) -> None:
    groups = package_data("rules", "praise.yml")["words"][language]
    assert set(groups) == {"praise", "stars", "ask", "reward", "in_return", "unless"}
    assert all(isinstance(term, str) for terms in groups.values() for term in terms)


def test_posts_and_campaigns_are_checked(hub_of: Callable[..., LoadedHub]) -> None:
    text = "Leave us a five-star review and win a crate."
    post = f"title: A\ntext:\n  any:\n    - |\n      Hello.\n\n      {text}\n"
    excused = f"{post}excuse: [{{rule: bought-praise, why: It quotes a bad example.}}]\n"
    campaign = f"title: A\ngoal: {text}\n"
    files = {"content/posts/a.yml": post, "content/posts/b.yml": excused, "content/campaigns/c.yml": campaign}
    found = [(problem.file, problem.line, problem.column, problem.rule) for problem in hub_of(files).problems]
    assert found == [
        ("content/campaigns/c.yml", 2, 18, "bought-praise"),
        ("content/posts/a.yml", 7, 18, "bought-praise"),
    ]
    assert not hub_of(files, rules={"bought-praise": "off"}).problems
