"""`advocacy import --as ideas`: counts and dates from exports of forums, and nothing of persons."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from tests.importing.sheets import as_workbook

Run = Callable[..., Result]
PERSON, MAIL, SECRET = "Carla Fizz", "carla@soda.example", "My text about caps"
FORUM = "https://forum.example/t/no-more-caps/12"
GITHUB = "https://github.com/soda/hub/discussions/7"
FIDER = "https://ideas.soda.example/posts/3/no-more-caps"
USERVOICE = "https://soda.uservoice.com/forums/1-general/suggestions/44-no-more-caps"
CANNY = "https://soda.canny.io/feature-requests/p/no-more-caps"


def topic(number: int, votes: object = 114, **more: Any) -> dict[str, Any]:
    person = {"username": PERSON, "excerpt": SECRET, "last_poster_username": PERSON}
    return {
        "id": number,
        "slug": "no-more-caps",
        "title": SECRET,
        "vote_count": votes,
        "like_count": 999,
        **person,
        **more,
    }


def discourse(*topics: dict[str, Any], **more: Any) -> str:
    users = [{"id": 1, "username": PERSON, "name": PERSON}]
    return json.dumps({"users": users, "topic_list": {"per_page": 30, **more, "topics": list(topics)}})


def discussion(url: str = GITHUB, votes: object = 41, **more: Any) -> dict[str, Any]:
    labels = {"nodes": [{"name": name} for name in more.pop("labels", ())]}
    return {
        "number": 7,
        "title": SECRET,
        "url": url,
        "upvoteCount": votes,
        "author": {"login": PERSON},
        "labels": labels,
    } | more


def discussions(*pages: list[dict[str, Any]]) -> str:
    return json.dumps([{"data": {"repository": {"discussions": {"nodes": nodes}}}} for nodes in pages])


def table(*rows: dict[str, object]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def fider(number: object = 3, votes: object = 57, status: str = "open", **more: object) -> dict[str, object]:
    return {
        "number": number, "title": SECRET, "description": SECRET, "created_at": "2026-01-02T03:04:05Z",
        "created_by": PERSON, "votes_count": votes, "comments_count": 999, "status": status, "responded_by": PERSON,
        "responded_at": "", "response": SECRET, "original_number": "", "original_title": "", "tags": "caps", **more,
    }  # fmt: skip


def uservoice(url: str = USERVOICE, votes: object = 88, status: str = "Under Review") -> dict[str, object]:
    return {
        "suggestion.id": 44, "suggestion.title": SECRET, "suggestion.body": SECRET, "suggestion.portal_url": url,
        "suggestion.status.name": status, "suggestion.creator.email": MAIL, "suggestion.comments_count": 999,
        "suggestion.votes_count": votes, "user.name": PERSON,
    }  # fmt: skip


def canny(layout: str, votes: object = 63, status: str = "in progress") -> dict[str, object]:
    address, count = {"url": ("URL", "Votes"), "api": ("url", "score"), "long": ("Post URL", "Vote Count")}[layout]
    return {
        "Title": SECRET, "Details": SECRET, "Board": "Ideas", "Status": status, "Author": PERSON, "Author Email": MAIL,
        "Tags": "", count: votes, address: CANNY,
    }  # fmt: skip


SHAPES = {
    "discourse": (discourse(topic(12)), FORUM, 114),
    "github": (discussions([discussion("https://github.com/soda/hub/discussions/1")], [discussion()]), GITHUB, 41),
    "github-not-slurped": (json.dumps(json.loads(discussions([discussion()]))[0]) * 2, GITHUB, 41),
    "fider": (table(fider()), FIDER, 57),
    "uservoice": (table(uservoice(), uservoice()), USERVOICE, 88),
    "canny-url": (table(canny("url")), CANNY, 63),
    "canny-api": (table(canny("api")), CANNY, 63),
    "canny-long": (table(canny("long")), CANNY, 63),
}


def write_feedback(hub: Path, name: str, link: str, more: str = "stage: review\n") -> Path:
    path = hub / "content/feedback" / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"title: Caps\nheard: {{in: space, link: {link}}}  # the forum\n{more}", "utf-8", newline="")
    return path


def write_export(hub: Path, content: str | bytes, name: str = "export.dat") -> str:
    (hub / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_gives_its_count_and_nothing_of_persons(hub: Path, run: Run, shape: str) -> None:
    content, link, count = SHAPES[shape]
    stage = "doing" if "canny" in shape else "open"
    path = write_feedback(hub, "caps", link, f"for: [product]\nstage: {stage}\n")
    before = path.read_text("utf-8")
    done = run("import", "--as", "ideas", write_export(hub, content), "--date", "2026-11-01")
    assert done.exit_code == 0, done.output
    entry = f"support:\n  - {{date: 2026-11-01, count: {count}, where: {link}}}\n"
    assert path.read_text("utf-8") == before.replace("for:", f"{entry}for:")
    everything = done.output + path.read_text("utf-8")
    for word in (PERSON, MAIL, SECRET, "999", "carla", "Fizz"):
        assert word not in everything


def test_a_second_import_on_the_same_day_adds_nothing(hub: Path, run: Run) -> None:
    path, name = write_feedback(hub, "caps", FORUM), write_export(hub, discourse(topic(12)), "votes-2026-11-01.json")
    assert "2026-11-01, from the file's name" in run("import", "--as", "ideas", name).output
    first = path.read_bytes()
    done = run("import", "--as", "ideas", name)
    assert "unchanged  content/feedback/caps.yml" in done.output
    assert path.read_bytes() == first
    later = run("import", "--as", "ideas", name, "--date", "2026-11-08")
    assert later.exit_code == 0
    assert path.read_text("utf-8").count("count: 114") == 2


def test_a_count_repeats_the_address_of_the_latest_count(hub: Path, run: Run) -> None:
    short = "https://forum.example/t/12"
    path = write_feedback(hub, "caps", FORUM, f"support:\n  - {{date: 2026-10-01, count: 80, where: {short}}}\n")
    run("import", "--as", "ideas", write_export(hub, discourse(topic(12))), "--date", "2026-11-01")
    assert path.read_text("utf-8").endswith(f"  - {{date: 2026-11-01, count: 114, where: {short}}}\n")


def test_another_count_on_the_same_day_is_reported(hub: Path, run: Run) -> None:
    support = f"support:\n  - {{date: 2026-11-01, count: 100, where: {FORUM}}}\nstage: open\n"
    path = write_feedback(hub, "caps", "https://a.example/", support)
    done = run("import", "--as", "ideas", write_export(hub, discourse(topic(12))), "--date", "2026-11-01")
    assert done.exit_code == 1
    assert (
        "content/feedback/caps.yml:4:3: error: has 100 supporters on 2026-11-01, but the export has 114" in done.output
    )
    assert "count: 114" not in path.read_text("utf-8")


def test_the_output_says_if_the_date_is_today(hub: Path, run: Run) -> None:
    write_feedback(hub, "caps", FORUM)
    done = run("import", "--as", "ideas", write_export(hub, discourse(topic(12))))
    assert "Date of the counts: 2026-11-22, which is today (use --date to set another day)." in done.output


@pytest.mark.parametrize(
    ("names", "options", "message"),
    [
        (("export.dat",), ("--date", "2027-01-01"), "2027-01-01 in --date is in the future"),
        (("export.dat",), ("--date", "tomorrow"), "“tomorrow” in --date isn't a date"),
        (("export.dat",), ("--date", "2026-02-30"), "isn't a date"),
        (("a-2026-11-01.json", "b-2026-11-02.json"), (), "contain different dates: 2026-11-01, 2026-11-02"),
        (("export.dat",), ("--campaign", "caps"), "--campaign is only for --as posts."),
        (("export.dat",), ("--map", "Votes=text"), "“text” is not a meaning for ideas; use address, count, status"),
        (("missing.json",), (), "missing.json cannot be read"),
    ],
)
def test_a_wrong_command_writes_nothing(
    hub: Path, run: Run, names: tuple[str, ...], options: tuple[str, ...], message: str
) -> None:
    path = write_feedback(hub, "caps", FORUM)
    before = path.read_bytes()
    for name in names:
        if name != "missing.json":
            write_export(hub, discourse(topic(12)), name)
    done = run("import", "--as", "ideas", *names, *options)
    assert done.exit_code == 2
    assert message in done.output
    assert path.read_bytes() == before


def test_posts_take_one_file_and_no_options_of_ideas(hub: Path, run: Run) -> None:
    for name in ("a.csv", "b.csv"):
        write_export(hub, "title,text\nOne,Two\n", name)
    assert "one by one" in run("import", "a.csv", "b.csv").output
    assert "--site is only for --as ideas." in run("import", "a.csv", "--site", "https://a.example").output


@pytest.mark.parametrize(
    ("content", "link", "stage", "said"),
    [
        (discourse(topic(12, closed=True)), FORUM, "open", "closed"),
        (discourse(topic(12, tags=["caps", "planned"])), FORUM, "open", "planned"),
        (discourse(topic(12, tags=[{"name": "in-progress"}])), FORUM, "planned", "doing"),
        (discussions([discussion(closed=True, stateReason="RESOLVED")]), GITHUB, "planned", "done"),
        (discussions([discussion(labels=["Declined"])]), GITHUB, "open", "declined"),
        (table(fider(status="duplicate")), FIDER, "open", "merged"),
        (table(uservoice(status="Completed")), USERVOICE, "doing", "done"),
        (table(canny("url", status="under review")), CANNY, "declined", "review"),
    ],
)
def test_a_status_that_contradicts_the_stage_is_reported_and_not_changed(
    hub: Path, run: Run, content: str, link: str, stage: str, said: str
) -> None:
    path = write_feedback(hub, "caps", link, f"stage: {stage}\n")
    done = run("import", "--as", "ideas", write_export(hub, content))
    assert done.exit_code == 0
    message = f"stage is “{stage}”, but the idea is {said} at {link} (imports don't change stages"
    assert f"content/feedback/caps.yml:3:8: notice: {message}" in done.output
    assert f"stage: {stage}\n" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "link", "stage"),
    [
        (discourse(topic(12, closed=True)), FORUM, "declined"),
        (table(uservoice(status="On Marketing's desk")), USERVOICE, "planned"),
        (table(canny("url", status="open")), CANNY, "gathering"),
        (discourse(topic(12, tags=["planned", "completed"])), FORUM, "open"),
    ],
)
def test_a_matching_or_custom_status_is_no_contradiction(
    hub: Path, run: Run, content: str, link: str, stage: str
) -> None:
    write_feedback(hub, "caps", link, f"stage: {stage}\n")
    assert "notice" not in run("import", "--as", "ideas", write_export(hub, content)).output


def test_ideas_without_a_file_are_listed_with_their_counts(hub: Path, run: Run) -> None:
    write_feedback(hub, "caps", FORUM)
    export = discourse(topic(12), topic(13, 5), topic(14, 1200), topic(15, 0))
    done = run("import", "--as", "ideas", write_export(hub, export))
    lines = done.output.splitlines()
    assert "    1,200  https://forum.example/t/14" in lines
    assert lines.index("    1,200  https://forum.example/t/14") < lines.index("        5  https://forum.example/t/13")
    assert 'advocacy add feedback "TITLE"' in done.output
    assert "1 updated, 0 unchanged; 3 ideas without a file" in lines


def test_the_line_to_copy_for_a_new_idea_is_valid(hub: Path, run: Run) -> None:
    name = write_export(hub, 'Link,Points\n"https://ideas.example/a,b",7\n', name="ideas.csv")
    done = run("import", "--as", "ideas", name, "--map", "Link=address", "--map", "Points=count")
    [line] = [line for line in done.output.splitlines() if line.startswith("  heard:")]
    assert yaml.safe_load(line) == {"heard": {"in": "space", "link": "https://ideas.example/a,b"}}


def test_a_long_list_is_shortened(hub: Path, run: Run) -> None:
    write_feedback(hub, "caps", FORUM)
    name = write_export(hub, discourse(*(topic(number) for number in range(1, 300))))
    assert "… and 198 more (--all lists them)" in run("import", "--as", "ideas", name).output
    assert "more (--all" not in run("import", "--as", "ideas", name, "--all").output


def test_a_dry_run_writes_nothing(hub: Path, run: Run) -> None:
    path = write_feedback(hub, "caps", FORUM)
    before = path.read_bytes()
    done = run("import", "--as", "ideas", write_export(hub, discourse(topic(12))), "--dry-run")
    assert "updated    content/feedback/caps.yml (114 at https://forum.example/t/no-more-caps/12)" in done.output
    assert path.read_bytes() == before


def test_a_file_with_ideas_of_several_forums_gets_all_counts(hub: Path, run: Run) -> None:
    support = f"support:\n  - {{date: 2026-01-01, count: 1, where: {GITHUB}}}\n"
    path = write_feedback(hub, "caps", FORUM, support)
    names = write_export(hub, discourse(topic(12)), "a.json"), write_export(hub, discussions([discussion()]), "b.json")
    assert run("import", "--as", "ideas", *names, "--date", "2026-11-01").exit_code == 0
    assert path.read_text("utf-8").endswith(
        f"count: 1, where: {GITHUB}}}\n"
        f"  - {{date: 2026-11-01, count: 114, where: {FORUM}}}\n  - {{date: 2026-11-01, count: 41, where: {GITHUB}}}\n"
    )


def test_the_site_of_a_forum_is_asked_for_if_the_hub_does_not_name_one(hub: Path, run: Run) -> None:
    write_feedback(hub, "caps", "https://a.example/")
    name = write_export(hub, discourse(topic(12)))
    assert "add --site" in run("import", "--as", "ideas", name).output
    assert (
        "https://forum.example/t/12" in run("import", "--as", "ideas", name, "--site", "https://forum.example/").output
    )
    assert "is not the address" in run("import", "--as", "ideas", name, "--site", "forum").output


def test_a_page_of_a_longer_list_asks_for_the_rest(hub: Path, run: Run) -> None:
    write_feedback(hub, "caps", FORUM)
    first = write_export(hub, discourse(topic(12), more_topics_url="/c/ideas/4/l/votes?page=1"), "0.json")
    assert "The list has more pages" in run("import", "--as", "ideas", first).output
    last = write_export(hub, discourse(topic(13)), "1.json")
    assert "The list has more pages" not in run("import", "--as", "ideas", first, last).output


def test_columns_of_other_tools_are_named(hub: Path, run: Run) -> None:
    write_feedback(hub, "caps", "https://tool.example/ideas/5", "stage: doing\n")
    row = {"Idea Id": 5, "Owner": PERSON, "Permalink": "https://tool.example/ideas/5", "Points": 12, "State": "Shipped"}
    name = write_export(hub, table(row))
    assert "this isn't a known export of ideas" in run("import", "--as", "ideas", name).output
    mapped = ("--map", "permalink=address", "--map", "Points=count", "--map", "State=status")
    done = run("import", "--as", "ideas", name, *mapped)
    assert "updated    content/feedback/caps.yml (12 at" in done.output
    assert "the idea is done at" in done.output
    assert "there is no column “Karma”" in run("import", "--as", "ideas", name, "--map", "Karma=count").output


def test_a_workbook_and_utf_16_are_read(hub: Path, run: Run) -> None:
    path = write_feedback(hub, "caps", CANNY, "stage: doing\n")
    row = canny("url")
    book = write_export(hub, as_workbook([list(row.values())], list(row)), "canny.xlsx")
    assert run("import", "--as", "ideas", book, "--date", "2026-11-01").exit_code == 0
    tabs = table(row).replace(",", "\t").encode("utf-16")
    assert run("import", "--as", "ideas", write_export(hub, tabs), "--date", "2026-11-02").exit_code == 0
    assert path.read_text("utf-8").count("count: 63") == 2


def test_different_counts_of_one_idea_in_the_files_are_an_error(hub: Path, run: Run) -> None:
    path = write_feedback(hub, "caps", FORUM)
    before = path.read_bytes()
    names = [write_export(hub, discourse(topic(13), topic(12, votes)), f"{votes}.json") for votes in (1, 2)]
    done = run("import", "--as", "ideas", *names)
    assert (done.exit_code, path.read_bytes()) == (1, before)
    assert "2.json:2:1: error: the files count 1 and 2 supporters for the same idea" in done.output


@pytest.mark.parametrize("votes", ["114", -1, True, None, 1.5, 10**30, [1], "=1+1"])
def test_a_count_in_json_must_be_a_count(hub: Path, run: Run, votes: object) -> None:
    path = write_feedback(hub, "caps", FORUM)
    before = path.read_bytes()
    done = run("import", "--as", "ideas", write_export(hub, discourse(topic(12, votes), topic(13, 1))))
    assert (done.exit_code, path.read_bytes()) == (1, before)
    assert "export.dat:1:1: error: idea 1 has no number of votes" in done.output


@pytest.mark.parametrize("votes", ["1,234", "1.234", "-5", "", "many", "٣", "9" * 40, "1e3", "=SUM(A1)"])
def test_a_count_in_a_table_must_be_digits(hub: Path, run: Run, votes: str) -> None:
    write_feedback(hub, "caps", FIDER)
    done = run("import", "--as", "ideas", write_export(hub, table(fider(votes=votes), fider(4))))
    assert done.exit_code == 1
    assert "export.dat:2:1: error: row 2 has no number of votes, in digits" in done.output


def test_an_export_without_ideas_is_no_error(hub: Path, run: Run) -> None:
    write_feedback(hub, "caps", FORUM)
    done = run("import", "--as", "ideas", write_export(hub, discourse()))
    assert (done.exit_code, "export.dat: Discourse, 0 ideas" in done.output) == (0, True)


def test_deleted_ideas_are_left_out(hub: Path, run: Run) -> None:
    write_feedback(hub, "caps", FIDER)
    done = run("import", "--as", "ideas", write_export(hub, table(fider(), fider(4, status="deleted"))))
    assert "export.dat: Fider, 1 idea" in done.output


HOSTILE: dict[str, str | bytes] = {
    "empty": b"",
    "zeros": bytes(1000),
    "deep": "[" * 100_000,
    "deep and closed": "[" * 5000 + "]" * 5000,
    "deep object": '{"a":' * 5000 + "1" + "}" * 5000,
    "cut": discourse(topic(12))[:-3],
    "garbage after": discourse(topic(12)) + "x",
    "digits": '{"topic_list": {"topics": [{"id": ' + "9" * 5000 + "}]}}",
    "a number": "12",
    "other json": '{"topics": []}',
    "many values": "[]" * 500_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a false workbook": b"PK\x03\x04" + bytes(100),
    "a header alone with a quote": '"number,title',
    "an open quote before a person": f'{",".join(fider())}\n",{MAIL} {PERSON}\n\n',
    "a line of commas": "," * 100_000,
    "names only": f"{PERSON};{MAIL}\n{PERSON};{MAIL}\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_quickly(hub: Path, run: Run, name: str) -> None:
    path = write_feedback(hub, "caps", FORUM)
    before, start = path.read_bytes(), time.process_time()
    done = run("import", "--as", "ideas", write_export(hub, HOSTILE[name]))
    assert time.process_time() - start < 10
    assert (done.exit_code, path.read_bytes()) == (2, before), done.output
    assert "Nothing was imported." in done.output
    assert PERSON not in done.output
    assert MAIL not in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "value",
    [None, 1, "x", [], [None, 1, "x", []], {"topics": 5}, {"topics": [None, 5, {"id": []}, {"id": {}, "tags": 5}]}],
)
def test_json_of_another_shape_makes_no_traceback(hub: Path, run: Run, value: object) -> None:
    write_feedback(hub, "caps", FORUM)
    for content in (
        {"topic_list": value},
        {"data": value},
        {"data": {"repository": {"discussions": {"nodes": value}}}},
    ):
        done = run("import", "--as", "ideas", write_export(hub, json.dumps([content, content])))
        assert done.exit_code in (0, 1, 2)
        assert "Traceback" not in done.output


def test_an_address_cannot_smuggle_yaml_into_a_file(hub: Path, run: Run) -> None:
    path = write_feedback(hub, "caps", GITHUB)
    evil = f"{GITHUB}\nstatus: ready"
    done = run(
        "import", "--as", "ideas", write_export(hub, discussions([discussion(evil), discussion(f"{GITHUB}?utm_x=1}}")]))
    )
    assert done.exit_code == 1
    assert "status" not in path.read_text("utf-8")


def test_a_feedback_file_with_errors_stops_the_import(hub: Path, run: Run) -> None:
    good = write_feedback(hub, "good", FORUM)
    before = good.read_bytes()
    (hub / "content/feedback/bad.yml").write_text("title: [\n", "utf-8")
    done = run("import", "--as", "ideas", write_export(hub, discourse(topic(12))))
    assert (done.exit_code, good.read_bytes()) == (2, before)
    assert "content/feedback/bad.yml:" in done.output


def test_all_files_are_written_or_none(hub: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [write_feedback(hub, name, FORUM) for name in ("a", "b")]
    before = [path.read_bytes() for path in paths]
    from mkdocs_advocacy.core import writing

    written = writing.written_aside

    def fail_at_b(path: Path, data: Any, *arguments: Any, **options: Any) -> None:
        if path.name == "b.yml":
            raise OSError(28, "No space left on device")
        written(path, data, *arguments, **options)

    monkeypatch.setattr(writing, "written_aside", fail_at_b)
    done = run("import", "--as", "ideas", write_export(hub, discourse(topic(12))))
    assert done.exit_code != 0
    assert [path.read_bytes() for path in paths] == before
