"""`advocacy record`: what it writes, and that no recorded address can be lost."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.hubs import LoadedHub
from tests.hubs import load as load_from
from tests.site.sites import as_yaml, build, built, post, write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.content.ledger.load import load_ledger, read_live_list
from mkdocs_advocacy.content.ledger.model import LIVE_HEAD, Entry, Permalink
from mkdocs_advocacy.content.ledger.record import recorded
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.problems import failing

HEAD = "# Every address that this hub has published, so that no shared link dies. Made by: advocacy record\n"
POSTS = {
    "ginger": post("Ginger is here"),
    "ginger.de": {"title": "Ingwer ist da"},
    "soon": post("Soon", publish="2027-02-01T09:00+01:00"),
    "idea": post("An idea", status="draft"),
}


LANGUAGES = {"languages": ["en", "de"]}


def record(hub: Path, now: str = "1800000000") -> str:
    done = CliRunner().invoke(main, ["record", "-f", str(hub / "mkdocs.yml")], env={"SOURCE_DATE_EPOCH": now})
    assert done.exit_code == 0, done.output
    return done.output


def test_addresses_are_recorded_once_with_their_publication_time(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, POSTS, campaigns={"launch": {"title": "Launch"}}, options={"languages": ["en", "de"]})
    assert record(hub).splitlines()[-1] == "permalinks.txt has 4 addresses."
    written = (hub / "permalinks.txt").read_text("utf-8")
    assert written == HEAD + (
        "2027-01-15 campaigns/launch/ Launch\n"
        "2027-01-15 posts/ginger/ Ginger is here\n"
        "2027-01-15 posts/ginger/de/ Ingwer ist da\n"
        "2027-02-01T08:00:00Z? posts/soon/ Soon\n"
    )
    assert record(hub, now="1800100000") == "permalinks.txt has 4 addresses.\n"
    assert (hub / "permalinks.txt").read_text("utf-8") == written


def test_recorded_times_do_not_depend_on_the_time_zone(tmp_path: Path) -> None:
    posts = {"due": post("Due", publish="2027-02-01"), "timed": post("Timed", publish="2027-02-01T00:00Z")}
    campaigns = {"spring": {"title": "Spring", "starts": "2027-03-14"}}
    hub = write_hub(tmp_path, posts, campaigns=campaigns, options={"timezone": "America/New_York"})
    record(hub)
    written = (hub / "permalinks.txt").read_text("utf-8")
    assert written == HEAD + (
        "2027-03-14T05:00:00Z? campaigns/spring/ Spring\n"
        "2027-02-01T05:00:00Z? posts/due/ Due\n"
        "2027-02-01? posts/timed/ Timed\n"
    )
    entries, _ = load_ledger(hub)
    assert entries
    assert entries["posts/due/"].since == datetime(2027, 2, 1, 5, tzinfo=UTC)
    write_hub(tmp_path, posts, campaigns=campaigns, options={"timezone": "Asia/Kolkata"})
    record(hub)
    assert "2027-01-31T18:30:00Z? posts/due/ Due\n" in (hub / "permalinks.txt").read_text("utf-8")


def test_planned_addresses_follow_their_files_and_published_ones_stay(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, POSTS, options={"languages": ["en", "de"]})
    record(hub)
    write_hub(tmp_path, {"soon": post("Later", publish="2027-03-01")}, options={"languages": ["en", "de"]})
    (hub / "content/posts/ginger.de.yml").unlink()
    assert record(hub) == "permalinks.txt has 3 addresses.\n"
    assert (hub / "permalinks.txt").read_text("utf-8").splitlines()[-1] == "2027-03-01? posts/soon/ Later"
    (hub / "content/posts/soon.yml").unlink()
    assert "posts/soon/: dropped because it was never public" in record(hub)
    assert "posts/ginger/de/" in (hub / "permalinks.txt").read_text("utf-8")


def test_an_unreadable_ledger_is_not_changed(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, POSTS, options={"languages": ["en", "de"]})
    (hub / "permalinks.txt").write_text("<<<<<<< HEAD\n")
    done = CliRunner().invoke(main, ["record", "-f", str(hub / "mkdocs.yml")])
    assert (done.exit_code, "this is a merge conflict marker" in done.output) == (2, True)
    assert (hub / "permalinks.txt").read_text() == "<<<<<<< HEAD\n"


def test_a_redirect_is_a_page_that_forwards(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/redirects.yml").write_text(
        "posts/old/: posts/ginger/\nposts/older/: posts/old/\nx.html: https://example.com/?a=1&b=2\n"
    )
    (tmp_path / "permalinks.txt").write_text(f"{HEAD}2026-01-01 posts/old/ Old\n2026-01-01 posts/ginger/ Ginger\n")
    site = built(tmp_path, {"ginger": post("Ginger")})
    for address in ("posts/old/", "posts/older/"):
        page = site.page(address)
        assert page.one("a")["href"] == "../../posts/ginger/"
        assert page.one("meta", **{"http-equiv": "refresh"})["content"] == "0; url=../../posts/ginger/"
        assert page.one("link", rel="canonical")["href"] == "https://hub.example/posts/ginger/"
    assert site.page("x.html").one("a")["href"] == "https://example.com/?a=1&b=2"
    assert "redirects.yml" not in site.files
    assert site.files["permalinks.txt"].decode().splitlines() == [
        "# Every address that this hub has published. Addresses: 4",
        "2026-01-01 posts/ginger/ Ginger",
        "2026-01-01 posts/old/",
        "2027-01-15 posts/older/",
        "2027-01-15 x.html",
    ]
    assert "https://hub.example/posts/old/" not in site.sitemap


def test_the_published_list_has_public_addresses_only(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, POSTS, options={"languages": ["en", "de"]})
    (hub / "permalinks.txt").write_text("2026-01-01 posts/secret/ Withdrawn\n2099-01-01 posts/soon/ Soon\n")
    (hub / "content/redirects.yml").write_text("posts/secret/: posts/ginger/\n")
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert site.files["permalinks.txt"].decode().splitlines() == [
        "# Every address that this hub has published. Addresses: 3",
        "2027-01-15 posts/ginger/ Ginger is here",
        "2027-01-15 posts/ginger/de/ Ingwer ist da",
        "2026-01-01 posts/secret/",
    ]
    assert site.holding("Withdrawn") == site.holding("An idea") == site.holding("posts/soon") == []


def test_a_damaged_list_is_rejected() -> None:
    whole = f"{LIVE_HEAD}1\n2026-01-01 posts/a/ A\n".encode()
    assert list(read_live_list(whole) or ()) == ["posts/a/"]
    assert read_live_list(f"{LIVE_HEAD}0\n".encode()) == {}
    for data in (
        b"",
        b"<!doctype html><title>Not found</title>",
        whole[:-30],
        whole.replace(b" 1\n", b" 2\n"),
        whole.replace(b"posts/a/", b"../../etc/passwd"),
        whole.replace(b"posts/a/", b"/etc/passwd"),
        whole.replace(b"posts/a/", b"posts/a/?x#y"),
        whole.replace(b"2026-01-01", b"0001-01-01T00:00:00+23:59"),
        whole.replace(b"2026", b"soon"),
        whole + b"\xff\xfe",
    ):
        assert read_live_list(data) is None


def test_planned_entries_can_be_dropped_but_listed_ones_stay() -> None:
    day = datetime(2027, 1, 15, tzinfo=UTC)
    planned_before = {name: Entry(f"posts/{name}/", name, day, 1, 1, True) for name in ("out", "postponed", "deleted")}
    local = [*planned_before.values(), Entry("posts/recorded/", "recorded", day, 1, 1)]
    live = {"posts/listed/": Entry("posts/listed/", "", day, 1, 1)}
    planned = [
        Permalink("posts/out/", "out", day),
        Permalink("posts/postponed/", "postponed", day + timedelta(days=30)),
        Permalink("posts/new/", "new", None),
    ]
    found = recorded({entry.address: entry for entry in local}, planned, day + timedelta(days=1), live)
    assert found.text == HEAD + (
        "2027-01-15 posts/listed/\n"
        "2027-01-16 posts/new/ new\n"
        "2027-01-15 posts/out/ out\n"
        "2027-02-14? posts/postponed/ postponed\n"
        "2027-01-15 posts/recorded/ recorded\n"
    )
    assert found.dropped == ("posts/deleted/",)


def test_a_recorded_post_can_be_postponed_drafted_or_deleted_before_its_day(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, POSTS, campaigns={"launch": {"title": "L", "starts": "2027-02-01"}}, options=LANGUAGES)
    record(hub)
    for soon, starts in (
        (post("S", publish="2027-09-01"), "2027-09-01"),
        (post("S", status="draft"), None),
        (None, None),
    ):
        (hub / "content/posts/soon.yml").unlink()
        (hub / "content/campaigns/launch.yml").unlink()
        campaigns = {"launch": {"title": "L", "starts": starts}} if starts else {}
        write_hub(tmp_path, {"soon": soon} if soon else {"another": post()}, campaigns=campaigns, options=LANGUAGES)
        for now in ("2027-01-31T23:59:59Z", "2027-02-01T00:00:00Z", "2027-02-01T12:00:00Z"):
            site = build(hub, "--strict", now=now)
            assert site.exit_code == 0, site.output
        write_hub(tmp_path, {"soon": post("Soon")}, campaigns={"launch": {"title": "L"}}, options=LANGUAGES)


def test_recording_works_if_the_site_cannot_be_reached(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, POSTS, options={"languages": ["en", "de"]})
    for site, why in {
        "http://127.0.0.1:9/": "cannot be reached",
        "http://hub.example/": "must start with https://",
        None: "has no site_url",
    }.items():
        write_hub(tmp_path, POSTS, options={"languages": ["en", "de"]}, site_url=site)
        done = CliRunner().invoke(main, ["record", "--from-site", "-f", str(hub / "mkdocs.yml")])
        assert done.exit_code == 0, done.output
        assert why in done.output
        assert "permalinks.txt has 3 addresses." in done.output


def test_a_build_without_a_published_page_fails_and_names_it(tmp_path: Path) -> None:
    (tmp_path / "permalinks.txt").write_text("2026-01-01 team/ Our team\n")
    pages = {"index.md": "# Home\n", "team.md": "# Team\n"}
    assert build(write_hub(tmp_path, {}, pages=pages)).exit_code == 0
    site = build(write_hub(tmp_path, {}, pages=pages, exclude_docs="team.md\n"))
    assert site.exit_code == 1
    assert "The site has no page for addresses that were published before: team/" in site.output


NAMES = st.sampled_from([f"p{number}" for number in range(4)])
STATES = st.sampled_from(["ready", "ready", "retired", "draft", "soon", "gone"])


class Years(RuleBasedStateMachine):
    """A hub over the years: files change, `check` accepts or rejects each change, and `record` follows."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "content/posts").mkdir(parents=True)
        self.now = datetime(2027, 1, 1, tzinfo=UTC)
        self.published: set[str] = set()
        (self.folder / "permalinks.txt").write_text("")

    def _hub(self) -> LoadedHub:
        return load_from(self.folder, Settings(), self.now)

    def _try(self, file: Path, content: str | None) -> None:
        before = file.read_text() if file.exists() else None
        self._write(file, content)
        hub = self._hub()
        if failing(hub.problems, strict=False):
            self._write(file, before)
            return
        self._record()

    def _record(self) -> None:
        hub = self._hub()
        found = recorded(hub.addresses.ledger or {}, hub.permalinks, self.now)
        (self.folder / "permalinks.txt").write_text(found.text)

    @staticmethod
    def _write(file: Path, content: str | None) -> None:
        if content is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(content)

    @rule(name=NAMES, state=STATES)
    def change_a_post(self, name: str, state: str) -> None:
        said = {"status": state} if state in ("retired", "draft") else {}
        if state == "soon":
            said["publish"] = f"{self.now + timedelta(days=9):%Y-%m-%d}"
        self._try(self.folder / f"content/posts/{name}.yml", None if state == "gone" else as_yaml(post(name, **said)))

    @rule(old=NAMES, new=NAMES)
    def move_a_post(self, old: str, new: str) -> None:
        source, target = (self.folder / f"content/posts/{name}.yml" for name in (old, new))
        redirects = self.folder / "content/redirects.yml"
        before = redirects.read_text() if redirects.exists() else ""
        if source.exists() and not target.exists():
            source.rename(target)
            self._try(redirects, f"{before}posts/{old}/: posts/{new}/\n")
            if failing(self._hub().problems, strict=False):
                target.rename(source)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)
        self._record()  # as the scheduled workflow does each night

    @invariant()
    def every_published_address_exists_or_redirects(self) -> None:
        hub = self._hub()
        assert not failing(hub.problems, strict=False), hub.problems
        pages = {post.address for post in hub.posts}
        self.published |= pages
        leads = {redirect.address for redirect in hub.addresses.redirects if redirect.target in pages}
        assert self.published <= pages | leads


def test_no_sequence_of_accepted_changes_loses_an_address(tmp_path: Path) -> None:
    Years.folder = tmp_path / "hub"
    run_state_machine_as_test(Years, settings=settings(max_examples=20, stateful_step_count=25, deadline=None))


def test_an_address_with_spaces_is_recorded(tmp_path: Path) -> None:
    plugins = ["search", {"advocacy": {}}, "advocacy/brand", "advocacy/posts"]
    hub = write_hub(tmp_path, POSTS | {"ginger.de": None}, plugins=plugins)
    (hub / "content/posts/ginger.de.yml").unlink()
    (hub / "content/brand/our logos").mkdir(parents=True)
    (hub / "content/brand/our logos/guide.pdf").write_text("x")
    assert "brand/our%20logos/: recorded" in record(hub)
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert "brand/our logos/index.html" in site.files
    (hub / "content/brand/our logos").rename(hub / "content/brand/logos")
    (hub / "content/redirects.yml").write_text("brand/our%20logos/: brand/logos/\nold.html: brand/our%20logos/\n")
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert site.page("brand/our logos/").one("a")["href"] == "../../brand/logos/"
    assert site.page("old.html").one("a")["href"] == "./brand/logos/"
