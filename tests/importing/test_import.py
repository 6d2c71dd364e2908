"""Importing spreadsheets: each row becomes a file or a problem, in the formats of many programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.importing.sheets import Run, as_workbook, dialects, imported, posts, sheet

# --- time zones ---


@pytest.mark.parametrize(("zone", "publish"), [("America/New_York", "2026-11-01T02:00+00:00"), ("UTC", "2026-11-01")])
def test_a_date_begins_in_the_hubs_time_zone(hub: Path, run: Run, zone: str, publish: str) -> None:
    config = hub / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("timezone: UTC", f"timezone: {zone}"), "utf-8")
    imported(
        run, "a.csv", sheet("text,network,publish", "Hello you,x,2026-11-01", "Hello you,linkedin,2026-11-01T02:00Z")
    )
    assert f"publish: {publish}\n" in posts(hub)["hello-you"]


# --- dialects ---


@pytest.mark.parametrize("name", dialects())
def test_two_hundred_posts_are_imported_from_every_format(hub: Path, run: Run, name: str) -> None:
    assert imported(run, name, dialects()[name])[-1] == "200 new"
    found = posts(hub)
    assert len(found) == 200
    town = "Århus" if name == "windows.csv" else "Łódź"
    assert found["stop-15-in-" + ("arhus" if town == "Århus" else "lodz")] == (
        f"# Imported from {name}.\n"
        f"title: Stop 15 in {town}\n"
        "link: https://example.com/stop/15?a=%20b\n"
        "publish: 2026-11-02\n"
        "expire: 2027-02-15\n"
        "hashtags: [Tour, Soda]\n"
        "text:\n"
        "  any: |-\n"
        f"    Stop 15: we brought 15 crates to {town}; “15 euro”, {{{{no}}}} catch\n"
        "    Second line, number 15. {link} {hashtags}\n"
    )
    assert "  linkedin: " in found["stop-1-in-koln"]
    assert "  x: " in found["stop-2-in-besancon"]
    checked = run("check", "--strict")
    assert checked.exit_code == 0, checked.output
    before = {path: path.stat().st_mtime_ns for path in (hub / "content").rglob("*")}
    assert imported(run, name, dialects()[name], "--update")[-1] == "200 unchanged"
    assert {path: path.stat().st_mtime_ns for path in (hub / "content").rglob("*")} == before


def test_a_dry_run_writes_nothing(hub: Path, run: Run) -> None:
    lines = imported(run, "a.csv", "title,text\nOne,Words\n", "--dry-run")
    assert lines == [
        "new        content/posts/one.yml (row 2)",
        "",
        "Columns",
        "  heading  read as  example",
        "  title    title    One",
        "  text     text     Words",
        "",
        "Rows",
        "  row  day and time  networks  status  campaign  text  becomes",
        "  2    immediately   all       ready             One   one (new)",
        "",
        "1 new",
        "Dry run: nothing was written.",
    ]
    assert posts(hub) == {}


def test_long_lists_are_shortened_but_all_problems_are_shown(hub: Path, run: Run) -> None:
    rows = [f"Post {number},Words {number}" + (",," if number % 2 else "") for number in range(1, 102)]
    content = sheet("Title,Text", *rows, *(f"P{number},,http://{number}/" for number in range(120)))
    lines = imported(run, "a.csv", content, "--dry-run", code=1)
    assert "… and 1 more new file: --all lists them" in lines
    assert "… and 121 more rows: --all lists them" in lines
    assert sum("more cells than the table has headings" in line for line in lines) == 120
    assert sum(line.startswith("  ") and "(new)" in line for line in lines) == 100
    whole = imported(run, "a.csv", content, "--dry-run", "--all", code=1)
    assert not any("--all" in line for line in whole)
    assert sum(line.startswith("new ") for line in whole) == 101


def test_excels_sep_line_sets_the_delimiter(hub: Path, run: Run) -> None:
    assert imported(run, "a.csv", "sep=;\r\nTitle;Text\r\nOne;a, b, c\r\n")[-1] == "1 new"
    assert "any: a, b, c" in posts(hub)["one"]


def test_the_template_can_be_imported(hub: Path, run: Run) -> None:
    assert run("import", "posts.csv", "--template").exit_code == 0
    assert "posts.csv already exists" in run("import", "posts.csv", "--template").output
    assert run("import", "posts.csv").output.splitlines()[-1] == "1 new"
    assert set(posts(hub)) == {"example-one"}
    assert run("check", "--strict").exit_code == 0


def test_column_headings_may_follow_a_title(hub: Path, run: Run) -> None:
    content = sheet(
        "Plan for spring,,", ",,", "Draft of 1 March,,", "Title,Text,Link", "One,Words,http://x.example/", "Two,W,"
    )
    lines = imported(run, "a.csv", content, code=1)
    assert lines[1] == "a.csv:5:3: error: column “Link”: link: “http://x.example/” must start with https://"
    assert set(posts(hub)) == {"two"}


@pytest.mark.parametrize("heading", ["Plan", "Plan, for spring, and more, much more", '"a,b";;', "Plan\tx"])
def test_a_title_does_not_affect_the_delimiter(hub: Path, run: Run, heading: str) -> None:
    content = sheet(heading, "Title;Text", "One;a, b, c, d")
    assert imported(run, "a.csv", content)[-1] == "1 new"
    assert "any: a, b, c, d" in posts(hub)["one"]


# --- exports of other programs ---


def test_a_buffer_export_is_imported(hub: Path, run: Run) -> None:
    content = sheet(
        "Text,Image URL,Tags,Posting Time",
        '"Our stand is open: https://example.com/fair?utm_source=buffer&utm_campaign=careers&x=1 #Fair #Soda",'
        "https://cdn.example.com/circles.png,events,2026-12-03 14:30",
    )
    assert imported(run, "buffer.csv", content, "--timezone", "Europe/Berlin")[-1] == "1 new"
    assert posts(hub) == {
        "our-stand-is-open": (
            "# Imported from buffer.csv.\n"
            "title: Our stand is open\n"
            "campaign: careers\n"
            "topics: [events]\n"
            "link: https://example.com/fair?x=1\n"
            "publish: 2026-12-03T14:30+01:00\n"
            "media: [samples/circles]\n"
            "hashtags: [Fair, Soda]\n"
            "text:\n"
            '  any: "Our stand is open: {link} {hashtags}"\n'
        )
    }
    assert (hub / "content/posts/careers/our-stand-is-open.yml").is_file()


def test_a_hootsuite_file_without_headings_is_imported(hub: Path, run: Run) -> None:
    content = sheet('12/25/2026 09:00,"Merry soda, all!",https://example.com/', "12/26/2026 09:05,Still here,")
    lines = imported(run, "hoot.csv", content, "--from", "hootsuite", "--timezone", "UTC")
    assert lines[-1] == "2 new"
    found = posts(hub)
    assert "publish: 2026-12-25T09:00+00:00\n" in found["merry-soda-all"]
    assert "link: https://example.com/\n" in found["merry-soda-all"]


def test_a_sprout_file_is_imported(hub: Path, run: Run) -> None:
    content = sheet(
        "date,time_24hr,message_text,public_image_url",
        "13/12/2026,18:05,Twelve helmets and a soda,",
        "03/12/2026,18:05,Another,",
    )
    assert imported(run, "sprout.csv", content, "--timezone", "America/New_York")[-1] == "2 new"
    found = posts(hub)
    assert "publish: 2026-12-13T18:05-05:00\n" in found["twelve-helmets-and-a-soda"]
    assert "publish: 2026-12-03T18:05-05:00\n" in found["another"], "a day above 12 reveals the order"


def test_a_metricool_export_is_imported(hub: Path, run: Run) -> None:
    content = sheet(
        "Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP,Picture Url 1,Shortener",
        "Hello there,2026-12-03,09:00,TRUE,FALSE,TRUE,TRUE,FALSE,,FALSE",
    )
    lines = imported(run, "metricool.csv", content, "--timezone", "Europe/Madrid")
    assert posts(hub)["hello-there"] == (
        "# Imported from metricool.csv.\n"
        "title: Hello there\n"
        "networks: [x, linkedin]\n"
        "status: draft\n"
        "publish: 2026-12-03T09:00+01:00\n"
        "text:\n"
        "  any: Hello there\n"
    )
    assert lines[1] == (
        "metricool.csv:1:1: notice: read in the Metricool format; ignored columns: “GBP”, “Shortener” "
        '(to import one, give it a meaning: --map "COLUMN=MEANING")'
    )


def test_unknown_columns_can_be_mapped(hub: Path, run: Run) -> None:
    content = sheet("Headline of it,What we say,Go live", "One,Words,2026-12-03")
    lines = imported(run, "a.csv", content, code=1)
    assert lines[0] == (
        "a.csv:1:1: error: no column contains the texts of posts; the headings in row 1 are “Headline of it”, “What we "
        'say”, “Go live” (name it: --map "its heading=text"; or name the program: --from hootsuite)'
    )
    arguments = ("--map", "Headline of it=title", "--map", "what we say=text", "--map", "Go live=publish")
    assert imported(run, "a.csv", content, *arguments)[-1] == "1 new"
    assert posts(hub)["one"] == "# Imported from a.csv.\ntitle: One\npublish: 2026-12-03\ntext:\n  any: Words\n"


def test_an_invalid_map_option_lists_the_valid_names(hub: Path, run: Run) -> None:
    lines = imported(run, "a.csv", "Title,Post copy\nOne,Words\n", "--map", "Post coyp=text", code=1)
    assert lines[0] == (
        "a.csv:1:1: error: --map names the column “Post coyp”, which does not exist "
        "(did you mean “Post copy”? allowed: Post copy, Title)"
    )
    lines = imported(run, "a.csv", "Title,Post copy\nOne,Words\n", "--map", "Post copy=txt", code=1)
    assert "“txt” is not a meaning (did you mean “text”? allowed: audience, " in lines[0]


def test_a_column_can_be_ignored(hub: Path, run: Run) -> None:
    content = sheet("Title,Text,Publish,Link", "One,Words,soon,no address")
    imported(run, "a.csv", content, "--map", "publish=ignore", "--map", "Link=Ignore")
    assert posts(hub)["one"] == "# Imported from a.csv.\ntitle: One\ntext:\n  any: Words\n"


def test_two_columns_cannot_have_the_same_meaning(hub: Path, run: Run) -> None:
    content = sheet("Title,Text,Embargo,Go live", "One,Words,2026-12-03,2026-12-04")
    lines = imported(run, "a.csv", content, "--map", "Embargo=publish", "--map", "Go live=publish", code=1)
    assert lines[0] == (
        "a.csv:1:1: error: --map gives two columns the meaning “publish”: “Embargo” and “Go live” "
        '(ignore one of them: --map "Go live=ignore")'
    )
    assert posts(hub) == {}


# --- several rows of one post ---


def test_rows_with_the_same_id_become_variants_of_one_post(hub: Path, run: Run) -> None:
    content = sheet(
        "id,title,network,text,language,hashtags",
        "ginger,Ginger,,First,,Soda",
        "ginger,Ginger,,Second,,Soda",
        "ginger,Ginger,LinkedIn,For LinkedIn,,Soda",
        "ginger,Ingwer,,Erstens,de,Soda",
    )
    assert imported(run, "a.csv", content)[-1] == "2 new"
    assert posts(hub) == {
        "ginger": (
            "# Imported from a.csv.\ntitle: Ginger\nhashtags: [Soda]\ntext:\n  any:\n    - First {hashtags}\n"
            "    - Second {hashtags}\n  linkedin: For LinkedIn {hashtags}\n"
        ),
        "ginger.de": "# Imported from a.csv.\ntitle: Ingwer\ntext:\n  any: Erstens {hashtags}\n",
    }
    assert run("check", "--strict").exit_code == 0


def test_contradictory_rows_are_a_problem(hub: Path, run: Run) -> None:
    content = sheet("id,title,text,campaign", "a,One,Words,careers", "a,One,More,", "a,Two,Others,", "b,Fine,Words,")
    lines = imported(run, "a.csv", content, code=1)
    assert lines == [
        "new        content/posts/b.yml (row 5)",
        "a.csv:2:2: error: column “title”: the row belongs to the post “a”, which is not imported because of row 4 "
        "(correct that row, or give one of the rows its own id): rows 2–3",
        "a.csv:4:2: error: column “title”: the row belongs to the post “a”, but its title differs from row 2 "
        "(write the same value in both rows, or give one of them its own id)",
        "1 new; 3 rows with errors",
    ]
    assert set(posts(hub)) == {"b"}


def test_a_missing_title_is_taken_from_the_text(hub: Path, run: Run) -> None:
    imported(run, "a.csv", sheet("id,title,text", "a,,Some words. And more.", "a,Said,Other words", "b,,Only words."))
    assert "title: Said\n" in posts(hub)["a"]
    assert "title: Only words\n" in posts(hub)["b"]
    path = hub / "content/posts/b.yml"
    path.write_text(path.read_text("utf-8").replace("Only words\n", "A better title\n", 1), "utf-8")
    assert imported(run, "a.csv", sheet("id,title,text", "b,,Only words.")) == ["1 unchanged"]


def test_a_post_is_written_completely_or_not_at_all(hub: Path, run: Run) -> None:
    content = sheet("title,network,text", "One,,Words", "One,linkdin,For LinkedIn", "Two,,Words", ",nowhere,Lost")
    assert imported(run, "a.csv", content, code=1)[-1] == "1 new; 3 rows with errors"
    assert set(posts(hub)) == {"two"}


def test_different_texts_with_the_same_beginning_are_different_posts(hub: Path, run: Run) -> None:
    content = sheet("Text,Image URL,Posting Time", "Good news! One.,,", "Good news! Two.,,", "Good news! One.,,")
    assert imported(run, "a.csv", content)[-1] == "2 new"
    first, second = sorted(posts(hub))
    assert first == "good-news"
    assert second.startswith("good-news-")
    assert imported(run, "a.csv", content)[-1] == "2 unchanged"


def test_titles_in_any_script_get_an_id(hub: Path, run: Run) -> None:
    content = sheet("title,text", "Straße & Café!,Words", "日本語,言葉", "مرحبا,كلمات")
    assert imported(run, "a.csv", content)[-1] == "3 new"
    assert "strasse-cafe" in posts(hub)
    assert len([name for name in posts(hub) if name.startswith("post-")]) == 2
    assert imported(run, "a.csv", content)[-1] == "3 unchanged"


# --- importing again, and changes by hand ---


def test_a_second_import_changes_only_what_changed(hub: Path, run: Run) -> None:
    imported(run, "a.csv", sheet("id,title,text", "a,One,Words", "b,Two,Words"))
    path = hub / "content/posts/a.yml"
    path.write_text(
        "# Mine.\n" + path.read_text() + "  # For LinkedIn.\n  linkedin: By hand\n# The end.\nfields: {}\n", "utf-8"
    )
    before = path.read_text("utf-8")
    content = sheet("id,title,text", "a,One,Other words", "b,Two,Words")
    lines = imported(run, "a.csv", content)
    assert lines == [
        "kept       content/posts/a.yml (row 2 differs: text)",
        "1 kept, 1 unchanged",
        "To update the files that were kept, run the command again with --update.",
    ]
    assert path.read_text("utf-8") == before
    assert imported(run, "a.csv", content, "--update") == [
        "updated    content/posts/a.yml (row 2: text)",
        "1 updated, 1 unchanged",
    ]
    assert path.read_text("utf-8") == (
        "# Mine.\n# Imported from a.csv.\ntitle: One\ntext:\n  any: Other words\n  linkedin: By hand\n"
        "# The end.\nfields: {}\n"
    )
    assert imported(run, "a.csv", content, "--update") == ["2 unchanged"]


def test_an_update_keeps_values_that_the_spreadsheet_does_not_contain(hub: Path, run: Run) -> None:
    imported(run, "a.csv", sheet("id,title,text", "a,One,Words"))
    path = hub / "content/posts/a.yml"
    path.rename(hub / "content/posts/careers/a.yml")
    path = hub / "content/posts/careers/a.yml"
    path.write_text("title: One # a remark\nsummary: Mine\n\n# about the text\ntext:\n  any: Words\n", "utf-8")
    content = sheet("id,title,text,publish", "a,Uno,Words,2026-12-01")
    assert imported(run, "a.csv", content, "--update")[0] == (
        "updated    content/posts/careers/a.yml (row 2: title, publish)"
    )
    assert path.read_text("utf-8") == (
        "title: Uno\nsummary: Mine\n\n# about the text\npublish: 2026-12-01\ntext:\n  any: Words\n"
    )


def test_a_file_in_flow_style_is_updated_too(hub: Path, run: Run) -> None:
    (hub / "content/posts/a.yml").write_text("{title: One, summary: Mine, text: {any: Words}}\n", "utf-8")
    imported(run, "a.csv", sheet("id,title,text", "a,Uno,Words"), "--update")
    assert posts(hub)["a"] == "title: Uno\nsummary: Mine\ntext:\n  any: Words\n"


def test_a_broken_file_is_not_changed(hub: Path, run: Run) -> None:
    (hub / "content/posts/a.yml").write_text("title: [", "utf-8")
    lines = imported(run, "a.csv", sheet("id,title,text", "a,Uno,Words"), "--update", code=1)
    assert lines[0] == (
        "a.csv:2:1: error: column “id”: content/posts/a.yml cannot be read (fix that file first; "
        "to see its problems, run advocacy check)"
    )
    assert posts(hub)["a"] == "title: ["


# --- problems ---


def test_every_row_becomes_a_file_or_a_problem(hub: Path, run: Run) -> None:
    content = sheet(
        "id,title,network,text,link,publish,status,campaign",
        "good,Good,any,Words,,,,",
        "Bad Id,Bad,any,Words,,,,",
        "net,Net,linkdin,Words,,,,",
        "no-text,No text,any,,,,,",
        "link,Link,any,Words,http://example.com/,,,",
        "day,Day,any,Words,,31/02/2026,,",
        "status,Status,any,Words,,,finished,",
        "campaign,Campaign,any,Words,,,,carers",
        f"long,Long,x,{'word ' * 80},,,,",
    )
    lines = imported(run, "plan.csv", content, code=1)
    lines = [re.sub(r" allowed: bluesky, [\w, ]+\)$", ")", line) for line in lines]
    assert lines == [
        "new        content/posts/good.yml (row 2)",
        "new        content/posts/status.yml (row 8)",
        "plan.csv:3:1: error: column “id”: “Bad Id” is not a valid id: use lower-case letters a-z, digits and "
        "hyphens (write bad-id)",
        "plan.csv:4:3: error: column “network”: unknown network “linkdin” (did you mean “linkedin”?)",
        "plan.csv:5:4: error: column “text”: the row has no text",
        "plan.csv:6:5: error: column “link”: link: “http://example.com/” must start with https://",
        "plan.csv:7:6: error: column “publish”: “31/02/2026” isn't a real date (2026-11-30 always works)",
        "plan.csv:8:7: notice: column “status”: “finished” is not a known status, so the post is a draft "
        "(use draft, ready or retired)",
        "plan.csv:9:8: error: column “campaign”: the hub has no campaign “carers” (did you mean “careers”? allowed: "
        'Work with us, careers; create it: --add-campaigns; or ignore the column: --map "campaign=ignore")',
        "plan.csv:10:4: error: column “text”: text.x: 413 characters as X counts them, but X allows only "
        "280 (shorten by 133)",
        "2 new; 7 rows with errors",
    ]
    assert set(posts(hub)) == {"good", "status"}


def test_an_unknown_time_zone_is_refused_with_a_suggestion(hub: Path, run: Run) -> None:
    lines = imported(run, "a.csv", "text\nx\n", "--timezone", "Berlin", code=2)
    assert "“Berlin” is not a time zone (did you mean “Europe/Berlin”?)" in lines[-1]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the spreadsheet is empty"),
        (b"\n \n;;\n", "the spreadsheet is empty"),
        (b"title,text\n", "the spreadsheet has no rows below its headings"),
        (b"\xff\xfe\x00\xd8", "the file is UTF-16-LE, but damaged after 0 bytes"),
        (b"text\n" + bytes(9), "the file is not text: it is full of zero bytes"),
        (b"text\na\x01b", "the row contains the control character (U+0001)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook from before 2007, or has a password"),
        (b"PK\x03\x04garbage", "the workbook is damaged or has a password"),
        (b'text\n"' + b"a" * 200_001 + b'"', "the row has a cell with more than 200,000 characters"),
    ],
)
def test_a_file_that_is_not_a_spreadsheet_is_refused(hub: Path, run: Run, content: bytes, message: str) -> None:
    assert message in imported(run, "a.csv", content, code=1)[0]
    assert posts(hub) == {}


def test_a_missing_file_is_reported(run: Run) -> None:
    result = run("import", "nowhere.csv")
    assert result.exit_code == 2
    assert "nowhere.csv cannot be read: No such file or directory." in result.output


def test_the_folder_must_be_below_the_posts(hub: Path, run: Run) -> None:
    assert "below content/posts" in imported(run, "a.csv", "text\nx\n", "--folder", "../brand", code=2)[-1]
    imported(run, "a.csv", "title,text\nOne,x\n", "--folder", "a/b")
    assert (hub / "content/posts/a/b/one.yml").is_file()


def test_the_campaign_and_language_options_apply_to_all_rows(hub: Path, run: Run) -> None:
    imported(run, "a.csv", "title,text\nEins,Worte\n", "--campaign", "careers", "--language", "de")
    assert posts(hub)["eins"] == (
        "# Imported from a.csv.\ntitle: Eins\ncampaign: careers\nlanguage: de\ntext:\n  any: Worte\n"
    )


# --- workbooks ---


def test_the_first_sheet_is_read_unless_another_is_named(hub: Path, run: Run) -> None:
    lines = imported(run, "a.xlsx", as_workbook([("One", "Words")], ("Title", "Text")), "--sheet", "Plan", code=1)
    assert lines[0] == "a.xlsx:1:1: error: the workbook has no sheet “Plan” (available sheets: Sheet)"
    assert (
        imported(run, "a.xlsx", as_workbook([("One", "Words")], ("Title", "Text")), "--sheet", "Sheet")[-1] == "1 new"
    )


def test_a_formula_is_never_computed(hub: Path, run: Run) -> None:
    lines = imported(run, "a.xlsx", as_workbook([("One", '="Wo"&"rds"')], ("Title", "Text")), code=1)
    assert lines[0] == (
        "a.xlsx:2:1: error: column 2 contains a formula without a saved value "
        "(open the workbook in Excel and save it, or paste the values)"
    )
