"""How many of those invited took part in a survey."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.results.participation import read_participation

FILE = "results/participation.csv"
HEADER = "survey,from,to,invited,answered\n"
PERIOD = "2026-11-01,2026-11-30"


def read(*lines: str, minimum: int = 5) -> tuple[list[float], list[str]]:
    rows, problems = read_participation(FILE, (HEADER + "\n".join(lines)).encode(), minimum)
    return [row.rate for row in rows], [str(problem) for problem in problems]


def test_a_rate_of_those_invited() -> None:
    rates, problems = read(f"pulse,{PERIOD},80,60", f"nps,{PERIOD},10,10", "pulse,2026-12-01,2026-12-31,100,0")
    assert (sorted(rates), problems) == ([0, 0.75, 1], [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"pulse,{PERIOD},80,4", "those who took part is below 5"),
        (f"pulse,{PERIOD},80,76", "fewer than 5 didn't take part"),
    ],
)
def test_a_few_people_are_a_small_group(line: str, said: str) -> None:
    rates, problems = read(line)
    assert rates == []
    assert problems[0].startswith(f"{FILE}:2:32: error: ")
    assert said in problems[0]
    assert problems[0].endswith("[small-group]")


@pytest.mark.parametrize(
    ("lines", "place", "said"),
    [
        ([f"pulse,{PERIOD},60,80"], "2:32", "80 answered, but 60 were invited"),
        ([f"pulse,{PERIOD},0,0"], "2:31", "0 answered, but 0 were invited"),
        ([f"pulse,{PERIOD},,60"], "2:29", "the count is missing"),
        ([f"Pulse 1,{PERIOD},80,60"], "2:1", "“Pulse 1” is not an id"),
        ([f"pulse,{PERIOD},80,60"] * 2, "3:7", "an earlier row of this survey"),
    ],
)
def test_a_wrong_row_is_reported(lines: list[str], place: str, said: str) -> None:
    _, problems = read(*lines)
    assert [problem.partition(": error: ")[0] for problem in problems] == [f"{FILE}:{place}"]
    assert said in problems[0]
