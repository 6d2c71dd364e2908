"""Programs are told from people by their user agents."""

import re
from importlib.resources import files

import pytest
import yaml
from crawleruseragents import CRAWLER_USER_AGENTS_DATA

from mkdocs_advocacy.results.bots import is_bot

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
PEOPLE = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
    f"{IPHONE} Mobile/15E148 [LinkedInApp]/9.30.5566",
    f"{IPHONE} Mobile/22B83 [FBAN/FBIOS;FBAV/489.0.0.45.80;FBBV/662154903;FBDV/iPhone14,5;FBLC/de_DE]",
    f"{ANDROID} Chrome/130.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/489.0.0.66.81;]",
    f"{IPHONE} Mobile/22B83 Instagram 356.0.0.41.101 (iPhone14,5; iOS 18_1; de_DE; scale=3.00)",
    f"{IPHONE} Mobile/15E148 [Pinterest/iOS]",
    f"{IPHONE} Version/18.1 Mobile/15E148 Snapchat/13.17.0.40 (like Safari/8619.2.8.10.7, panda)",
    f"{ANDROID} Chrome/130.0.6723.102 Mobile Safari/537.36 XING/24.45",
    "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
)
PROGRAMS = (
    "",
    "-",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "Slackbot 1.0 (+https://api.slack.com/robots)",
    "WhatsApp/2.24.1 A",
    "http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.example/) Bot",
    "Mastodon/4.3.0 (http.rb/5.2.0; +https://social.example/)",
    "Misskey/2024.9.0",
    "curl/8.5.0",
    "python-requests/2.32.3",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36",
)


@pytest.mark.parametrize("agent", PEOPLE)
def test_browsers_belong_to_people_even_within_apps(agent: str) -> None:
    assert not is_bot(agent)


@pytest.mark.parametrize("agent", PROGRAMS)
def test_programs_are_recognised(agent: str) -> None:
    assert is_bot(agent)


@pytest.mark.parametrize(
    "line", yaml.safe_load((files("mkdocs_advocacy.results") / "bots.yml").read_text()), ids=lambda line: line["what"]
)
def test_each_own_pattern_has_an_example_a_source_and_a_date(line: dict) -> None:
    assert re.search(line["pattern"], line["example"].lower())
    assert is_bot(line["example"])
    assert line["source"].startswith("https://")
    assert str(line["verified"]).startswith("20")


def test_the_whole_list_is_used() -> None:
    """Every example of crawler-user-agents is recognised, as by its own function."""
    examples = [agent for entry in CRAWLER_USER_AGENTS_DATA for agent in entry["instances"]]
    assert [agent for agent in examples if not is_bot(agent)] == []
    assert len(examples) > 2000
