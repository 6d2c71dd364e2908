"""Hints for advocates while they write: about avoided words and confidential terms."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Request, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_access import SCHEMES, findings
from tests.browser.test_composer import SHARE, TEXT
from tests.site.sites import as_yaml, built, post

from mkdocs_advocacy.rules.scripts import HASH_BYTES, slow_hash

pytestmark = pytest.mark.browser

HINT = ".advocacy-state[data-kind=hint]"
CHANCE = random.Random(5)
NAMES = ["".join(CHANCE.choices("bdfgklmnprstvaeiou", k=6)) for _ in range(1000)]
TERMS = [f"{first} {second}" for first, second in zip(NAMES[::2], NAMES[1::2], strict=True)]
TEMPLATE = "Our soft drink is out. {link}"


@pytest.fixture(scope="module")
def ruled_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with 25 confidential terms and as many avoided words."""
    with served_once(tmp_path_factory, "ruled", partial(build_ruled, terms=TERMS[:25])) as address:
        yield address


@pytest.fixture(scope="module")
def large_ruled_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the same hub with 500 of each."""
    with served_once(tmp_path_factory, "large-ruled", build_large_ruled) as address:
        yield address


def build_large_ruled(folder: Path) -> None:
    """Build the large hub; hash unused terms with a fast function, because the real one takes half a minute."""

    def quick_hash(salt: bytes, letters: str) -> str:
        if letters == "copperkettle":
            return slow_hash(salt, letters)
        return hashlib.blake2b(letters.encode(), digest_size=HASH_BYTES).hexdigest()

    with patch("mkdocs_advocacy.rules.scripts.slow_hash", quick_hash):
        build_ruled(folder, TERMS)


def build_ruled(folder: Path, terms: list[str]) -> None:
    public = {"term": "recipe 114", "public": "true", "why": "It is still tasted."}
    over = {"term": "Old Secret", "until": "2027-01-01"}
    files = {
        "confidential": {"terms": [*terms[:-3], "Copper Kettle", public, over]},
        "vocabulary": {
            "avoid": [
                {"term": "soft drink", "instead": "soda", "why": "It sounds like the customs office."},
                {"term": "game changer"},
                *({"term": term[::-1], "instead": "x"} for term in terms),
            ]
        },
    }
    for name, content in files.items():
        path = folder / f"guidelines/rules/{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_yaml(content), "utf-8")
    excuse = [{"rule": "avoided-words", "why": "Here it is a quotation."}]
    one = post("Ginger", TEMPLATE, link="https://soda.example/", excuse=excuse)
    built(folder, {"ginger": one}, site_url=ANYWHERE)


def write(page: Page, text: str) -> None:
    page.locator(TEXT).fill(text)


@ONCE
def test_a_confidential_term_is_noticed_in_any_spelling(page: Page, ruled_hub: str, watch: Watch) -> None:
    page.goto(f"{ruled_hub}posts/ginger/")
    write(page, "I tasted the COPPER \u00a0-\n \u200bkettle today!")
    hint = page.locator(HINT)
    expect(hint).to_contain_text("may not be public yet")
    expect(hint).to_have_attribute("role", "status")
    hint.evaluate("one => { one.firstChild.first = true }")
    write(page, "I tasted the COPPER \u00a0-\n \u200bkettle today, with another and another and yet another friend!")
    page.wait_for_timeout(1500)
    assert hint.evaluate("one => one.firstChild.first"), "the same hint is not announced again"
    write(page, "#CopperKettle")
    expect(hint).to_contain_text("“CopperKettle”")
    share = page.locator(SHARE).first
    expect(share).to_be_enabled()
    assert share.get_attribute("href"), "advocates can share despite the hint"
    write(page, "I tasted the copper. Kettle!")
    expect(hint).to_have_count(0)
    assert watch.errors == []


@ONCE
def test_hints_are_given_for_the_advocates_words_only(page: Page, ruled_hub: str) -> None:
    page.goto(f"{ruled_hub}posts/ginger/")
    page.wait_for_timeout(1500)
    expect(page.locator(HINT)).to_have_count(0)
    text = "https://soda.example/ Soft Drinks are a Game-Changer, like recipe 114. Old secret."
    for words, hint in (
        ("recipe 114", "“recipe 114” is not public yet. Please check before you share. It is still tasted."),
        ("Soft Drinks", "“Soft Drinks”: we say “soda”. It sounds like the customs office."),
        ("Game-Changer", "“Game-Changer”: we’d rather not say that."),
    ):
        write(page, text)
        expect(page.locator(HINT)).to_have_text(hint)
        text = text.replace(words, "thing")
    write(page, text)
    expect(page.locator(HINT)).to_have_count(0)


@ONCE
def test_words_avoided_on_one_network_are_hinted_at_only_there(page: Page, ruled_hub: str) -> None:
    words = {"forms": ["guru"], "instead": "expert", "network": "linkedin"}
    page.route("**/rules/en.json", lambda route: route.fulfill(json={"avoid": [words]}))
    page.goto(f"{ruled_hub}posts/ginger/")
    write(page, "I am a guru")
    expect(page.locator(HINT)).to_have_text(["“guru”: on LinkedIn we say “expert”."])
    page.locator(".advocacy-chip:has(input[value=x])").click()
    write(page, "I am a guru")
    page.wait_for_timeout(1000)
    expect(page.locator(HINT)).to_have_count(0)


@ONCE
def test_avoided_words_are_hinted_at_without_web_crypto(page: Page, ruled_hub: str, watch: Watch) -> None:
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })")
    page.goto(f"{ruled_hub}posts/ginger/")
    write(page, "A copper kettle is a game changer")
    expect(page.locator(HINT)).to_have_text(["“game changer”: we’d rather not say that."])
    assert watch.errors == []


TYPING = """async () => {
  const text = document.querySelector(".advocacy-editor__text");
  const words = Array.from({ length: 260 }, (_, n) => `word${n}`).join(" ");
  text.value = words.slice(0, 2000);
  text.dispatchEvent(new Event("input"));
  await new Promise((done) => setTimeout(done, 3000));
  const times = [];
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  }).observe({ type: "longtask" });
  for (let key = 0; key < 60; key++) {
    const begun = performance.now();
    text.value += "copper kettle "[key % 14];
    text.dispatchEvent(new Event("input"));
    text.offsetHeight;
    times.push(performance.now() - begun);
    await new Promise((done) => setTimeout(done, key % 10 === 9 ? 900 : 20));
  }
  await new Promise((done) => setTimeout(done, 1500));
  times.sort((one, other) => one - other);
  return { median: times[30], p95: times[57], most: times[59], longest, length: text.value.length };
}"""


@ONCE
def test_typing_stays_smooth(page: Page, large_ruled_hub: str, record_property: Callable[[str, object], None]) -> None:
    page.goto(f"{large_ruled_hub}posts/ginger/")
    page.locator(TEXT).wait_for()
    rounds: list[dict[str, float]] = []
    while len(rounds) < 3 and not (rounds and rounds[-1]["median"] <= 16):  # retry while the machine is busy
        rounds.append(page.evaluate(TYPING))
    record_property("typing", rounds)
    assert rounds[-1]["length"] >= 2000
    assert rounds[-1]["median"] <= 16, rounds
    expect(page.locator(HINT)).to_contain_text("may not be public yet")
    assert_terms_are_nowhere(large_ruled_hub)


@ONCE
def test_a_hub_without_rules_loads_no_hint_modules(page: Page, hub: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(f"{hub}posts/ginger/")
    page.locator(TEXT).wait_for()
    page.wait_for_load_state("networkidle")
    page.remove_listener("request", note)
    assert [url for url in asked if "hints" in url or "/rules/" in url or "secrets" in url] == []


def test_axe_finds_nothing_beside_a_hint(page: Page, ruled_hub: str) -> None:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{ruled_hub}posts/ginger/")
        write(page, "A copper kettle, and a game changer")
        expect(page.locator(HINT)).to_contain_text("copper kettle")
        assert findings(page) == [], scheme


def test_confidential_terms_are_nowhere_in_the_output(ruled_hub: str) -> None:
    assert_terms_are_nowhere(ruled_hub)


def assert_terms_are_nowhere(hub: str) -> None:
    with urlopen(f"{hub}assets/advocacy/rules/en.json") as answer:
        content = answer.read().decode().lower()
    assert "kettle" not in content
    assert not any(name in content for name in NAMES[:900:7])
