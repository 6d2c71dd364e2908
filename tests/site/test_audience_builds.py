"""Two sites from one hub: a build for one audience, beside the build for all."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from click.testing import CliRunner
from PIL import Image
from tests.contracts.entries import write
from tests.site.references import dead_links
from tests.site.sites import NOW, QUIET, Site, build, epoch, post, write_hub

from mkdocs_advocacy.cli import main

TOKEN = "zyxquark"
"""Part of every text, name and file that is only for employees."""
PLUGINS = ["advocacy/guidelines", "advocacy/brand", "advocacy/posts", "advocacy/programme"]
STAFF, CUSTOMERS = ["employees"], ["customers"]
POSTS = {
    "open-day": post("Open day", "Come on Saturday. {hashtags}", audience=CUSTOMERS, campaign=f"{TOKEN}-campaign"),
    "both": post("For both", "Hello.", audience=["employees", "customers"], media=["shop/door"]),
    f"{TOKEN}-party": post(
        f"{TOKEN} party", f"{TOKEN} on Friday.", audience=STAFF, topics=[TOKEN], media=[f"{TOKEN}-set/hall"]
    ),
    f"{TOKEN}-retired": post(f"{TOKEN} old", f"{TOKEN} is over.", audience=STAFF, status="retired"),
}
FILES = {
    f"content/campaigns/{TOKEN}-campaign.yml": (
        f"title: {TOKEN}\naudience: [employees]\nhashtags: [{TOKEN}]\nends: 2027-03-01\nlaunch: true\n"
    ),
    f"content/groups/{TOKEN}-team.md": (
        f"---\ntitle: {TOKEN} team\njoin: a@soda.example\nkind: programme\ngives: [{{what: {TOKEN}}}]\n"
        f"badge: {{title: {TOKEN}, criteria: {TOKEN}, picture: {TOKEN}-set/hall}}\n---\n{TOKEN}\n"
    ),
    "people/mk7ab.yml": (
        f"audience: employees\nadult: true\nname: Ada {TOKEN}\nshow: [name]\n"
        f"consent: {{given: 2026-01-01, until: 2028-01-01, proof: A form}}\n"
        f"groups: [{{group: {TOKEN}-team, since: 2026-01-01}}, {{group: council, since: 2026-01-01}}]\n"
    ),
    "content/groups/council.md": (
        "---\ntitle: The council\naudience: [employees, customers]\njoin: a@soda.example\n"
        f"over: [{TOKEN}-team]\nworks_with: [{TOKEN}-team]\n---\nMeet [the team]({TOKEN}-team.md) first.\n"
    ),
    "content/events/meeting.md": (
        f"---\ntitle: Meeting\nwhen: 2027-02-01\ngroup: {TOKEN}-team\naudience: [customers]\n---\nAgenda\n"
    ),
    f"content/events/{TOKEN}-night.md": f"---\ntitle: {TOKEN} night\nwhen: 2027-02-02\ngroup: council\n---\n{TOKEN}\n",
    f"content/brand/{TOKEN}-set/brand.yml": (
        f"title: {TOKEN}\naudience: [employees]\nassets: {{hall: {{alt: {TOKEN}}}, roof: {{alt: {TOKEN}}}}}\n"
        f"changes: [{{date: 2027-01-01, note: {TOKEN}}}]\n"
    ),
    "content/brand/shop/brand.yml": (
        f"assets: {{door: {{alt: A door}}, {TOKEN}-back: {{alt: {TOKEN}, audience: [employees]}}}}\n"
    ),
    f"guidelines/{TOKEN}.md": f"---\ntitle: {TOKEN}\naudience: [employees]\n---\n{TOKEN}\n",
    "guidelines/index.md": f"# Principles\n\nRead [this]({TOKEN}.md).\n",
    "content/redirects.yml": f"posts/{TOKEN}-old/: posts/{TOKEN}-party/\nposts/open/: posts/open-day/\n",
    "content/index.md": (
        f"# Home\n\n[The party](posts/{TOKEN}-party.yml) ![A hall](brand/{TOKEN}-set/hall.png)\n"
        f"[All files](brand/{TOKEN}-set/{TOKEN}-set.zip)\n\n"
        f"```posts\ncampaign: {TOKEN}-campaign\n```\n"
    ),
    "permalinks.txt": (
        f"2026-01-01 posts/{TOKEN}-old/ {TOKEN}\n2026-01-01 posts/{TOKEN}-party/ {TOKEN} party\n"
        f"2027-02-01? posts/{TOKEN}-retired/ {TOKEN}\n2026-01-01 posts/open-day/ Open day\n"
    ),
}


def write_two(folder: Path, **advocacy: Any) -> Path:
    """Write a hub with a second configuration file, for customers, and return its folder."""
    options = {"languages": ["en", "de"], **advocacy}
    hub = write_hub(
        folder,
        POSTS,
        plugins={"search": {}, "advocacy": options, **{name: {} for name in PLUGINS}},  # type: ignore[arg-type]
        nav=[{"Home": "index.md"}, {"Party": f"posts/{TOKEN}-party.yml"}, {"Posts": "posts/index.md"}],
    )
    write(hub, FILES)
    own = {"INHERIT": "mkdocs.yml", "site_url": "https://fans.example/", "site_name": "Fans"}
    (hub / "customers.yml").write_text(yaml.safe_dump({**own, "plugins": {"advocacy": {"audience": "customers"}}}))
    for name in (f"{TOKEN}-set/hall", f"{TOKEN}-set/roof", "shop/door", f"shop/{TOKEN}-back"):
        Image.new("RGB", (1200, 628), "green").save(hub / f"content/brand/{name}.png")
    return hub


def build_for_customers(hub: Path) -> Site:
    """Build the site for customers in strict mode."""
    site = build(hub, "--strict", "-f", str(hub / "customers.yml"), to="site-customers")
    assert site.exit_code == 0, site.output
    return site


def test_two_sites_are_built_from_the_same_files(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    everyone = build(hub, "--strict")
    assert everyone.exit_code == 0, everyone.output
    customers = build_for_customers(hub)
    again = build(hub, "--strict")
    assert len(everyone.holding(TOKEN)) > 40
    assert customers.holding(TOKEN) == []
    assert again.files == everyone.files, "caches of one site change the other"
    pages = {path: path.stat().st_mtime_ns for path in (hub / ".cache/advocacy").rglob("*.html")}
    assert build_for_customers(hub).files == customers.files
    kept = {path: path.stat().st_mtime_ns for path in (hub / ".cache/advocacy").rglob("*.html")}
    assert kept == pages, "each site has caches of its own"
    assert {path.parent.parent.name for path in pages} == {"advocacy", "site-customers"}
    assert dead_links(customers) == []
    assert dead_links(everyone) == []


def test_what_is_for_customers_is_whole(tmp_path: Path) -> None:
    site = build_for_customers(write_two(tmp_path))
    titles = [card.one("h2").text.strip() for card in site.page("posts/").all("article", css="advocacy-card")]
    assert sorted(filter(None, titles)) == ["For both", "Open day"]  # one card is a template for scripts
    assert "utm_campaign" not in site.page("posts/open-day/").text
    assert "Employees" not in site.page("posts/").text
    assert '"audience":[["customers","Customers"]]' in site.files["posts/data/index.json"].decode()
    assert "The party" in site.page().text
    assert "Meet the team first." in site.page("groups/council/").text
    assert site.page("groups/council/").all("a", href=f"../{TOKEN}-team/") == []
    assert "posts/open/index.html" in site.files
    assert "brand/shop/door.png" in site.files
    listed = site.files["permalinks.txt"].decode().splitlines()[1:]
    assert {line.split(" ")[1] for line in listed} <= addresses(site)


def addresses(site: Site) -> set[str]:
    """Return the addresses of all pages."""
    return {name.removesuffix("index.html") for name in site.files if name.endswith("index.html")}


def record(hub: Path, config: str, *options: str) -> str:
    """Record the addresses of a build and return the output."""
    environment = {**QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    done = CliRunner().invoke(main, ["record", *options, "-f", str(hub / config)], env=environment)
    assert done.exit_code == 0, done.output
    return done.output


def test_recording_for_one_audience_keeps_the_addresses_of_others(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    output = record(hub, "customers.yml")
    assert TOKEN not in output
    assert "dropped" not in output
    lines = (hub / "permalinks.txt").read_text().splitlines()
    assert [line for line in lines if TOKEN in line] == [
        f"2026-01-01 for:employees posts/{TOKEN}-old/ {TOKEN}",
        f"2026-01-01 for:employees posts/{TOKEN}-party/ {TOKEN} party",
        f"2027-02-01? for:employees posts/{TOKEN}-retired/ {TOKEN}",
    ]
    assert "2026-01-01 for:customers posts/open-day/ Open day" in lines
    assert "2027-01-15 posts/both/ For both" in lines


def test_a_ledger_with_audiences_is_kept_by_both_builds(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    record(hub, "customers.yml")
    assert f"groups/{TOKEN}-team/: recorded" in record(hub, "mkdocs.yml")
    written = (hub / "permalinks.txt").read_text()
    assert f"2027-01-15 for:employees groups/{TOKEN}-team/ {TOKEN} team\n" in written
    for config in ("customers.yml", "mkdocs.yml"):
        record(hub, config)
        assert (hub / "permalinks.txt").read_text() == written
    assert build_for_customers(hub).holding(TOKEN) == []
    assert build(hub, "--strict").exit_code == 0


def test_a_ledger_of_a_hub_without_such_builds_has_no_audiences(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    record(hub, "mkdocs.yml")
    assert "for:" not in (hub / "permalinks.txt").read_text()


def test_an_address_that_an_audience_loses_is_an_error_in_its_build(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    record(hub, "customers.yml")
    path = hub / "content/posts/open-day.yml"
    path.write_text(path.read_text().replace("- customers", "- employees"))
    site = build(hub, "-f", str(hub / "customers.yml"), to="site-customers")
    assert site.exit_code == 1
    assert "posts/open-day/ was published for customers, but is now only for employees" in site.output
    assert build(hub, "--strict").exit_code == 0
    record(hub, "mkdocs.yml")
    assert "2026-01-01 posts/open-day/ Open day\n" in (hub / "permalinks.txt").read_text()  # it was for both


def test_the_published_site_proves_for_whom_its_addresses_were(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    (hub / "permalinks.txt").unlink()
    config = hub / "customers.yml"
    address = config.read_text()
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=hub / "site-customers")
    ) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        config.write_text(address.replace("https://fans.example", f"http://127.0.0.1:{server.server_port}"))
        (hub / "content/redirects.yml").unlink()
        build_for_customers(hub)
        path = hub / "content/posts/open-day.yml"
        path.write_text(path.read_text().replace("- customers", "- employees"))
        record(hub, "customers.yml", "--from-site")
        server.shutdown()
    ledger = (hub / "permalinks.txt").read_text()
    assert " posts/open-day/ Open day" in ledger
    site = build(hub, "-f", str(config), to="site-customers")
    assert "posts/open-day/ was published for customers, but is now only for employees" in site.output
    assert (hub / ".cache/advocacy/site-customers/permalinks.txt").is_file()


def test_a_redirect_from_an_address_for_others_is_left_out(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    record(hub, "customers.yml")
    (hub / f"content/posts/{TOKEN}-party.yml").unlink()
    moved = f"posts/{TOKEN}-party/: https://soda.example/\nposts/{TOKEN}-old/: posts/{TOKEN}-party/\n"
    write(hub, {"content/redirects.yml": moved, "content/index.md": "# Home\n"})
    config = hub / "mkdocs.yml"
    config.write_text(config.read_text().replace(f"- Party: posts/{TOKEN}-party.yml\n", ""))
    customers = build_for_customers(hub)
    assert customers.holding(TOKEN) == []
    everyone = build(hub, "--strict")
    assert {f"posts/{TOKEN}-party/index.html", f"posts/{TOKEN}-old/index.html"} <= everyone.files.keys()


def test_a_site_for_everyone_shows_everything(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    site = build(hub, "--strict")
    for address in (f"posts/{TOKEN}-party/", f"groups/{TOKEN}-team/", f"guidelines/{TOKEN}/", f"brand/{TOKEN}-set/"):
        assert f"{address}index.html" in site.files
    assert "The party" in [link.text for link in site.page().all("a", href=f"posts/{TOKEN}-party/")]


PAGES = {
    "content/staff.md": (
        f"---\naudience: [employees]\n---\n# {TOKEN}\n\n![]({TOKEN}.png) ![](img/shared.png) ![](logo.svg)\n"
    ),
    "content/staff/index.md": f"---\naudience: [employees]\n---\n# {TOKEN}\n\n[File](../files/{TOKEN}%20two.pdf)\n",
    "content/staff/open.md": "# Open\n\n[Up](index.md) [Beside](../staff.md) [There](../more.md)\n",
    "content/more.md": "# More\n\n![](img/shared.png)\n",
    "content/index.md": f"# Home\n\n[The staff](staff.md) ![A picture]({TOKEN}.png) [A page](staff/open.md)\n",
    "content/extra.css": "body { background: url('logo.svg') }\n",
    "content/redirects.yml": "old/: staff/\n",
}


def test_the_names_of_other_audiences_are_left_out(tmp_path: Path) -> None:
    audiences = {"customers": None, "posts": {"title": "Bloggers"}, TOKEN: {"title": TOKEN, "phrase": f"for {TOKEN}"}}
    posts = {"a": post("A", audience=["customers", TOKEN]), "b": post("B", audience=[TOKEN])}
    hub = write_hub(tmp_path, posts, options={"audiences": audiences, "audience": "customers"})
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert site.holding(TOKEN) == []
    assert "All posts in this selection" in site.page("for/customers/").text


def test_a_page_can_be_for_one_audience(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, options={"audience": "customers"}, nav=["index.md", "staff.md", "more.md"])
    write(hub, {**PAGES, "content/index.md": "# Home\n\n[The staff](staff.md) [A page](staff/open.md)\n"})
    for name in (f"{TOKEN}.png", f"files/{TOKEN} two.pdf", "img/shared.png", "logo.svg", "unused.png"):
        (hub / "content" / name).parent.mkdir(exist_ok=True)
        (hub / "content" / name).write_bytes(b"picture")
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert site.holding(TOKEN) == []
    assert {"img/shared.png", "logo.svg", "unused.png", "more/index.html", "staff/open/index.html"} <= site.files.keys()
    assert not {"staff/index.html", "old/index.html"} & site.files.keys()
    assert "The staff" in site.page().text
    assert [
        link["href"] for link in site.page("staff/open/").one("article").all("a") if "class" not in link.attributes
    ] == ["../../more/"]
    assert dead_links(site) == []


def test_a_picture_on_a_page_for_everyone_stays(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, options={"audience": "customers"})
    write(hub, PAGES)
    for name in (f"{TOKEN}.png", "img/shared.png", "logo.svg"):
        (hub / "content" / name).parent.mkdir(exist_ok=True)
        (hub / "content" / name).write_bytes(b"picture")
    assert f"{TOKEN}.png" in build(hub).files


def test_a_picture_that_only_posts_for_others_use_is_left_out_or_reported(tmp_path: Path) -> None:
    posts = {
        "staff": post("Staff", audience=STAFF, media=[f"shop/{TOKEN}", "shop/door"]),
        "all": post("All", audience=CUSTOMERS, media=["shop/door"]),
    }
    files = {"content/brand/shop/brand.yml": f"assets: {{door: {{alt: A door}}, {TOKEN}: {{alt: A hall}}}}\n"}
    for plugins in (["advocacy/posts"], ["advocacy/brand", "advocacy/posts"]):
        folder = tmp_path / plugins[0].partition("/")[2]
        hub = write_hub(folder, posts, plugins=["search", {"advocacy": {"audience": "customers"}}, *plugins])
        write(hub, files)
        for name in ("door", TOKEN):
            Image.new("RGB", (1200, 628), "green").save(hub / f"content/brand/shop/{name}.png")
        site = build(hub, "--strict")
        assert site.exit_code == 0, site.output
        assert "brand/shop/door.png" in site.files
        check = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")], env=QUIET)
        notice = f"content/brand/shop/{TOKEN}.png:1:1: notice: only posts for other audiences use the image"
        assert (f"brand/shop/{TOKEN}.png" in site.files) == (notice in check.output) == (len(plugins) == 2)


SELECTIONS = {
    "content/for/employees.md": f"# {TOKEN}\n\n![]({TOKEN}.png)\n",
    "content/for/employees.de.md": f"# {TOKEN}\n",
    f"content/for/employees/{TOKEN}.txt": TOKEN,
    "content/for/customers.md": "# For you\n",
    "content/index.md": "# Home\n\n[Staff](for/employees.md) [Customers](for/customers.md)\n",
    "content/redirects.yml": "go/: for/employees/\ngo-de/: for/employees/de/\n",
}


def test_the_written_page_of_an_audience_is_only_for_it(tmp_path: Path) -> None:
    options = {"languages": ["en", "de"], "publish": ["for/**/*.txt"]}
    nav = ["index.md", "for/employees.md", {TOKEN: "/for/employees.md"}, {TOKEN: "/for/employees/"}]
    hub = write_hub(
        tmp_path, {"a": post("A", audience=CUSTOMERS)}, options={**options, "audience": "customers"}, nav=nav
    )
    write(hub, SELECTIONS)
    (hub / f"content/for/{TOKEN}.png").write_bytes(b"picture")
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert site.holding(TOKEN) == []
    assert not [name for name in site.files if "for/employees" in name or name.startswith("go")]
    assert "For you" in site.page("for/customers/").text
    assert "Staff" in site.page().text
    assert dead_links(site) == []


UNREADABLE = {
    "content/colon.md": f"---\naudience: [employees]\ntitle: {TOKEN}: 2027\n---\n# {TOKEN}\n",
    "content/plain.md": f"title: {TOKEN}\naudience: employees\n\n# {TOKEN}\n",
    "content/late.md": f"\n---\naudience: [employees]\n---\n# {TOKEN}\n",
    "content/merged.md": f"---\nbase: &a {{audience: [employees]}}\n<<: *a\n---\n# {TOKEN}\n",
    "content/fine.md": "---\ntitle: Fine\naudience: [customers]\n---\n# Fine\n",
}


def test_a_page_whose_audience_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, options={"audience": "customers"})
    write(hub, UNREADABLE)
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert site.holding(TOKEN) == []
    assert "fine/index.html" in site.files
    for place in ("colon.md:3:16", "plain.md:2:1", "late.md:3:1", "merged.md:3:1"):
        assert f"content/{place}: warning: the audience can't be read" in site.output


def test_a_translation_is_for_the_audience_of_its_original(tmp_path: Path) -> None:
    pages = {
        "content/about.md": f"---\naudience: [employees]\n---\n# {TOKEN}\n",
        "content/about.de.md": f"# {TOKEN}\n",
        "content/programme.md": f"---\naudience: [employees]\n---\n# {TOKEN}\n",
        "content/programme.de.md": f"# {TOKEN}\n",
        "content/open.md": "# Open\n",
        "content/open.de.md": f"---\naudience: [employees]\n---\n# {TOKEN}\n",
        "content/open.fr.md": "# Ouvert\n",
        "content/about.html5.md": "# Another page\n",
    }
    plugins = ["search", {"advocacy": {"audience": "customers", "languages": ["en", "de", "fr"]}}]
    hub = write_hub(tmp_path, plugins=[*plugins, "advocacy/programme"])
    write(hub, {**pages, "content/index.md": "# Home\n\n[About](about.de.md)\n"})
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert site.holding(TOKEN) == []
    assert {"open/index.html", "open.fr/index.html", "about.html5/index.html"} <= site.files.keys()
    assert dead_links(site) == []


GUIDANCE = f"""\
guidance: |
  See [the set](../{TOKEN}-set/), [its file](../{TOKEN}-set/hall.png), [the post](../../posts/{TOKEN}-party/) and
  [the page](/posts/{TOKEN}-party/) ![A picture]({TOKEN}-back.png) ![Soon]({TOKEN}-soon.png)
  [![Both]({TOKEN}-back.png)](../{TOKEN}-set/), then [the door](door.png) and [ours](../../posts/both/).
assets:
  door: {{alt: A door}}
  {TOKEN}-back: {{alt: {TOKEN}, audience: [employees]}}
  {TOKEN}-soon: {{alt: {TOKEN}, publish: 2027-06-01}}
"""


def test_guidance_keeps_no_links_to_content_for_others(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    write(hub, {"content/brand/shop/brand.yml": GUIDANCE})
    Image.new("RGB", (1200, 628), "green").save(hub / f"content/brand/shop/{TOKEN}-soon.png")
    site = build_for_customers(hub)
    assert site.holding(TOKEN) == []
    page = site.page("brand/shop/").one("article").text
    assert "See the set, its file, the post and the page" in " ".join(page.split())
    assert dead_links(site) == []
    everyone = build(hub)
    assert f'href="../{TOKEN}-set/"' in everyone.files["brand/shop/index.html"].decode()
    assert f"{TOKEN}-soon" not in everyone.files["brand/shop/index.html"].decode()


def test_an_earlier_version_is_recorded_for_the_audience_of_its_guideline(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    guideline = f"---\ntitle: {TOKEN}\naudience: [employees]\nversion: 2\neffective: 2026-06-01\n---\n{TOKEN}\n"
    version = "---\nversion: 1\neffective: 2026-01-01\n---\nOld\n"
    write(hub, {"guidelines/linkedin.md": guideline, "guidelines/linkedin/1.md": version})
    assert build_for_customers(hub).holding("linkedin/1") == []
    record(hub, "customers.yml")
    record(hub, "mkdocs.yml")
    lines = (hub / "permalinks.txt").read_text().splitlines()
    marks = [line.split(" ")[1] for line in lines if "guidelines/linkedin/" in line]
    assert marks == ["for:employees", "for:employees"]


def test_an_export_for_customers_names_no_campaign_for_others(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    environment = {**QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    for form in ("csv", "json"):
        for config in ("customers.yml", "mkdocs.yml"):
            arguments = ["export", "--format", form, "-f", str(hub / config)]
            done = CliRunner().invoke(main, arguments, env=environment)
            assert done.exit_code == 0, done.output
            assert "Open day" in done.stdout
            assert (f"{TOKEN}-campaign" in done.stdout) == (config == "mkdocs.yml")


def test_a_build_for_one_audience_does_not_say_when_a_meeting_is_due(tmp_path: Path) -> None:
    hub = write_two(tmp_path)
    group = "---\ntitle: The board\naudience: [customers]\njoin: a@soda.example\nmeets: monthly\n---\n"
    event = "---\ntitle: {}\nwhen: {}\ngroup: board\naudience: [{}]\n---\n"
    write(
        hub,
        {
            "content/groups/board.md": group,
            "content/events/one.md": event.format("One", "2026-10-01", "customers"),
            "content/events/two.md": event.format(TOKEN, "2026-12-20", "employees"),
        },
    )
    assert "The next meeting is due by January 20, 2027." in build(hub).page("groups/board/").text
    assert "due by" not in build_for_customers(hub).page("groups/board/").text
