"""Time zone names: which are accepted, and the errors for others."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.model import Model, Moment
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.validation import checked_options, validated
from mkdocs_advocacy.core.zones import zone_named

HINT = "use an IANA name such as Europe/Berlin, or UTC"


@pytest.mark.parametrize(
    ("name", "hours"),
    [("UTC", 0), ("Etc/UTC", 0), ("Asia/Kolkata", 5.5), ("US/Eastern", -4), ("Etc/GMT-2", 2), ("Asia/Calcutta", 5.5)],
)
def test_a_zone_is_named_as_in_the_iana_database(name: str, hours: float) -> None:
    assert datetime(2026, 7, 1, tzinfo=zone_named(name)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Europe/Berln", "“Europe/Berln” is not a time zone (did you mean “Europe/Berlin”?)"),
        ("europe/berlin", "“europe/berlin” is not a time zone (did you mean “Europe/Berlin”?)"),
        ("Berlin", "“Berlin” is not a time zone (did you mean “Europe/Berlin”?)"),
        ("New York", "“New York” is not a time zone (did you mean “America/New_York”?)"),
        ("America/New York", "“America/New York” is not a time zone (did you mean “America/New_York”?)"),
        ("Amerika/New_York", "“Amerika/New_York” is not a time zone (did you mean “America/New_York”?)"),
        (" Europe/Berlin", "“ Europe/Berlin” is not a time zone (did you mean “Europe/Berlin”?)"),
        ("utc", "“utc” is not a time zone (did you mean “UTC”?)"),
        ("Mars", f"“Mars” is not a time zone ({HINT})"),
        ("", f"“” is not a time zone ({HINT})"),
        ("../../etc/passwd", f"“../../etc/passwd” is not a time zone ({HINT})"),
        ("/etc/localtime", f"“/etc/localtime” is not a time zone ({HINT})"),
        ("localtime", f"“localtime” is not a time zone ({HINT})"),
        ("Factory", f"“Factory” is not a time zone ({HINT})"),
        ("posix/Europe/Berlin", "“posix/Europe/Berlin” is not a time zone (did you mean “Europe/Berlin”?)"),
        ("CET", "“CET” is an abbreviation (use a place, which includes summer time, such as Europe/Berlin)"),
        ("EST", "“EST” is an abbreviation (use a place, which includes summer time, such as America/New_York)"),
        ("pst", "“pst” is an abbreviation (use a place, which includes summer time, such as America/Los_Angeles)"),
        ("IST", "“IST” is an abbreviation (use a place, which includes summer time, such as Asia/Kolkata)"),
        ("GMT", "“GMT” is an abbreviation (use a place, which includes summer time, such as Europe/London)"),
        ("EST5EDT", f"“EST5EDT” is not a time zone ({HINT})"),
        ("+02:00", "“+02:00” is an offset (use a place such as Europe/Berlin; Etc/GMT-2 has no summer time)"),
        ("UTC-5", "“UTC-5” is an offset (use a place such as Europe/Berlin; Etc/GMT+5 has no summer time)"),
        ("GMT+1", "“GMT+1” is an offset (use a place such as Europe/Berlin; Etc/GMT-1 has no summer time)"),
        ("+0530", "“+0530” is an offset (use a place such as Europe/Berlin)"),
        ("+00:00", "“+00:00” is an offset (use a place such as Europe/Berlin, or UTC)"),
        ("+99", "“+99” is an offset (use a place such as Europe/Berlin)"),
    ],
)
def test_an_invalid_name_is_refused_with_a_suggestion(name: str, message: str) -> None:
    with pytest.raises(ValueError, match="“") as caught:
        zone_named(name)
    assert str(caught.value) == message
    _, wrong = checked_options(Settings, {"timezone": name}, UTC)
    assert [(option, str(error)) for option, error in wrong] == [("timezone", f"timezone: {message}")]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (120, f"timezone: “120” is not a time zone ({HINT})"),  # YAML reads +02:00 as a number of minutes
        (1.5, f"timezone: “1.5” is not a time zone ({HINT})"),
        (True, f"timezone: “true” is not a time zone ({HINT})"),
        (None, "timezone: is empty (write some text)"),
        (["Europe/Berlin"], "timezone: must be text, not a list"),
        ({"name": "Europe/Berlin"}, "timezone: must be text, not keys with values"),
    ],
)
def test_a_value_that_is_not_a_name_is_refused(value: object, message: str) -> None:
    _, wrong = checked_options(Settings, {"timezone": value}, UTC)
    assert [str(error) for _, error in wrong] == [message]


def test_the_default_time_zone_is_utc() -> None:
    assert Settings().zone is UTC
    assert Settings(timezone="UTC").zone is UTC
    assert str(Settings(timezone="Asia/Tokyo").zone) == "Asia/Tokyo"


class Notice(Model):
    """A kind of content that doesn't exist yet."""

    publish: Moment


def test_a_model_with_times_needs_the_time_zone() -> None:
    document, _ = read("a.yml", b"publish: 2026-11-01\n")
    assert document
    with pytest.raises(LookupError, match="publish may be a day: validate it in the hub's time zone"):
        validated(Notice, document, None)
    notice, _ = validated(Notice, document, zone_named("Asia/Kolkata"))
    assert notice == Notice.model_construct(publish=datetime(2026, 10, 31, 18, 30, tzinfo=UTC))


def test_zones_are_known_on_systems_without_a_database(tmp_path: Path) -> None:
    program = (
        "from mkdocs_advocacy.core.zones import zone_named; print(zone_named('Asia/Kolkata')); zone_named('Berlin')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONTZPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "Asia/Kolkata\n"
    assert done.stderr.endswith("ValueError: “Berlin” is not a time zone (did you mean “Europe/Berlin”?)\n")


def test_the_package_always_installs_the_zone_database() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert "tzdata" in project["project"]["dependencies"], "unconditionally: slim images lack time zones too"
