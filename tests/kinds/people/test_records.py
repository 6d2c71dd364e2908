"""People in one JSON or CSV file that CI fetches."""

from __future__ import annotations

import json
from collections.abc import Callable
from time import process_time

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.kinds.people.kind import PEOPLE

HubOf = Callable[..., LoadedHub]
ADA = {
    "audience": "customers",
    "adult": True,
    "name": "Ada Falcon",
    "role": "Baker; and singer",
    "show": ["name", "role"],
    "consent": {"given": "2026-01-01", "proof": "Folder 7"},
    "groups": [{"group": "council", "since": "2026-01-01", "invited_by": "council"}],
}
CSV = (
    "\ufeffcode;audience;adult;name;role;show;consent.given;consent.proof;groups;since;invited_by\r\n"
    'mk7;customers;yes;Ada Falcon;"Baker; and singer";name; 2026-01-01;Folder 7;council;2026-01-01;council\r\n'
).replace(";name; 2026", ';"name; role";2026')
GROUPS = {"content/groups/council.md": "---\ntitle: A\naudience: [customers]\njoins: invitation\n---\n"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("people.json", json.dumps([{"code": "mk7", **ADA}])),
        ("people.json", json.dumps({"mk7": ADA}, indent=2)),
        ("people.csv", CSV),
        (
            "people.csv",
            CSV.replace(";", "\t").replace('"Baker\t and singer"', "Baker; and singer").replace("\t role", "; role"),
        ),
    ],
    ids=["list", "object", "semicolons", "tabs"],
)
def test_a_file_has_the_same_people_as_files_for_each(hub_of: HubOf, name: str, text: str) -> None:
    hub = hub_of({f"people/{name}": text, **GROUPS})
    assert [str(problem) for problem in hub.problems] == []
    (person,) = hub.hub.of(PEOPLE).shown_in("page")
    assert (person.name, person.role, person.place) == ("Ada Falcon", "Baker; and singer", None)
    assert hub.hub.of(PEOPLE).members == {"council": ["mk7"]}


def test_problems_are_at_the_records(hub_of: HubOf) -> None:
    records = [{"code": "mk7", **ADA, "adult": "perhaps"}, {"code": "MK 8", **ADA}, {**ADA}, {"code": "mk9", "x": 1}]
    text = json.dumps(records).replace('}, {"c', '},\n  {"c').replace('}, {"a', '},\n  {"a')
    found = [str(problem) for problem in hub_of({"people/people.json": text, **GROUPS}).problems]
    assert found == [
        "people/people.json:1:2: error: adult is “…” (use true or false)",
        "people/people.json:2:3: error: the record has no valid code (write a code of lower-case letters a-z and "
        "digits, such as mk7)",
        "people/people.json:3:3: error: the record has no valid code (write a code of lower-case letters a-z and "
        "digits, such as mk7)",
        "people/people.json:4:3: error: adult is missing",
        "people/people.json:4:3: error: audience is missing",
        "people/people.json:4:3: error: “…” is not a known key",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: error: the file must contain a list of people"),
        ('"Ada"', "1:1: error: the file must contain a list of people"),
        ('[\n{"code": "mk7" "name": "Ada"}]', "2:16: error: the file is not valid JSON from here on"),
        ('[{"code": "mk7"}\n', "2:1: error: the file is not valid JSON: “,” is missing here"),
        ("[1]", "1:2: error: each person must be an object"),
        ('[{"code": "mk7", "name": "Ada", "name": "Bo"}]', "1:2: error: this record has a key twice"),
        ('[{"code": "mk7", "consent": {"given": "Ada", "given": ""}}]', "1:2: error: this record has a key twice"),
        ("[] Ada", "1:3: error: there is text after the end of the list"),
        ("[" * 100_000, "1:2: error: the file is not valid JSON from here on"),
    ],
)
def test_a_broken_file_is_reported_without_its_words(hub_of: HubOf, text: str, problem: str) -> None:
    (found,) = hub_of({"people/people.json": text}).problems
    assert str(found).startswith(f"people/people.json:{problem}")
    assert "Ada" not in str(found)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: error: the first row has no column “code”"),
        ("name\nAda\n", "1:1: error: the first row has no column “code”"),
        ("code,name,name\nmk7,Ada,Bo\n", "1:1: error: two columns have the same name"),
        ("code,audience\nmk7,customers,Ada\n", "2:1: error: the row has more cells than there are columns"),
        ('code,audience\nmk7,"customers"Ada\n', "2:1: error: the quotes in this row are wrong"),
        ("code,audience,adult,nmae\nmk7,customers,true,Ada\n", "2:1: error: “…” is not a known key (did you mean"),
    ],
)
def test_a_broken_table_is_reported_without_its_words(hub_of: HubOf, text: str, problem: str) -> None:
    (found,) = hub_of({"people/people.csv": text}).problems
    assert str(found).startswith(f"people/people.csv:{problem}")
    assert "Ada" not in str(found)


@pytest.mark.parametrize("digits", [1, 4_301, 100_000])
def test_numbers_are_text_as_in_other_files(hub_of: HubOf, digits: int) -> None:
    number = "7" * digits
    consent = f'"role": {number}, "consent": {{"given": {number}}}'
    text = f'[{{"code": "mk7", "audience": "customers", "adult": true, {consent}}}]'
    found = [str(problem) for problem in hub_of({"people/people.json": text}).problems]
    assert found == [
        "people/people.json:1:2: error: consent.given: “…” is not a date such as 2027-01-31",
        "people/people.json:1:2: error: consent.proof is missing",
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"consent": "yes", "consent.given": "2026-01-01"},
        {"consent.given": "2026-01-01", "consent": "yes"},
        {"name": "Ada", "name.first": "Ada"},
        {"name.first": "Ada", "name": "Ada"},
        {"links": "https://ada.example/", "links.blog": "https://ada.example/"},
        {"groups": "council", "groups.since": "2026-01-01"},
    ],
    ids=list,
)
def test_a_column_for_a_key_and_a_column_for_a_part_of_it(hub_of: HubOf, columns: dict[str, str]) -> None:
    header, row = ",".join(columns), ",".join(columns.values())
    text = f"code,audience,adult,{header}\nmk6,customers,true,,\nmk7,customers,true,{row}\n"
    (found,) = hub_of({"people/people.csv": text}).problems
    name = min(columns, key=len)
    assert str(found) == (
        f"people/people.csv:3:1: error: the row has both “{name}” and a part of it, such as “{name}.…” "
        "(empty one of the two cells)"
    )


def test_a_key_with_parts_that_must_be_a_list(hub_of: HubOf) -> None:
    text = "code,audience,adult,groups.group,since\nmk7,customers,true,council,2026-01-01\n"
    (found,) = hub_of({"people/people.csv": text}).problems
    assert str(found).startswith("people/people.csv:2:1: error: groups must be a list")


def test_a_person_in_two_files_is_a_problem(hub_of: HubOf) -> None:
    yml = "audience: customers\nadult: true\n"
    found = hub_of({"people/mk7.yml": yml, "people/people.csv": "code,audience,adult\nmk7,customers,true\n"}).problems
    assert [str(problem) for problem in found] == [
        "people/people.csv:2:1: error: there is already a person “mk7” (delete one of them)"
    ]


@pytest.mark.parametrize("name", ["people.json", "people.csv"])
def test_a_confidential_term_is_found(hub_of: HubOf, name: str) -> None:
    text = '[{"code": "mk7", "audience": "customers", "adult": true, "quote": "Copper Kettle"}]'
    if name.endswith(".csv"):
        text = "code,audience,adult,quote\nmk7,customers,true,Copper Kettle\n"
    files = {f"people/{name}": text, "guidelines/rules/confidential.yml": "terms: [Copper Kettle]\n"}
    (found,) = hub_of(files).problems
    assert str(found).startswith(f"people/{name}:")
    assert "quote contains a confidential term" in str(found)


def test_a_code_with_a_part_of_the_name_is_reported_as_a_code(hub_of: HubOf) -> None:
    records = [{"code": "jozef", "audience": "customers", "adult": True, "name": "Józef"}]
    (found,) = hub_of({"people/people.json": json.dumps(records)}).problems
    assert str(found) == (
        "people/people.json:1:2: warning: the code contains a part of the person's name, and logs contain codes "
        "(use a code that says nothing, such as mk7)"
    )


def test_thousands_of_rows_with_problems_take_seconds(hub_of: HubOf) -> None:
    rows = "".join(f"mk{number},customers,perhaps,{'Baker ' * 50}\n" for number in range(4000))
    begun = process_time()
    problems = hub_of({"people/people.csv": f"code,audience,adult,role\n{rows}"}).problems
    assert process_time() - begun < 8
    assert [problem.line for problem in problems] == list(range(2, 4002))
