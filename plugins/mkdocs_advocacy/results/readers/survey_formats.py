"""The fixed columns of survey exports, by which a file is recognised and its date is found.

Sources, read on 2026-11-30, in public code that reads or writes such files unless stated otherwise:
- Microsoft Forms: `ID` or `Id`, `Start time`, `Completion time`, `Email`, `Name`, later `Last modified time`; quizzes
  add `Total points`, `Quiz feedback`, `Points - …` and `Feedback - …`. Times are real dates in .xlsx files, and such as
  9/9/26 18:01 in CSV files made of them. The German, French and Spanish headings are unconfirmed.
- Typeform: `#`, the questions, `Response Type`, `Start Date (UTC)`, `Stage Date (UTC)`, `Submit Date (UTC)`,
  `Network ID`, `Tags`; older files lack the types. Times are such as 2024-10-05 02:41:38. Headings may have HTML.
- LimeSurvey: `id`, `submitdate`, `lastpage`, `startlanguage`, `seed`, all quoted, with `;` or `,` and a byte order mark
  (application/helpers/admin/export/CsvWriter.php); the headings as texts (`Response ID`, `Date submitted`) and the date
  1980-01-01 of surveys that don't store dates are unconfirmed. An empty date means that the answer is unfinished.
- SurveyMonkey: `Respondent ID`, `Collector ID`, `Start Date`, `End Date`, `IP Address`, `Email Address`, `First Name`,
  `Last Name`, `Custom Data 1`, and a second header row with the options of each question. `Date Created` and
  `Date Modified` in place of the dates are unconfirmed.
- Qualtrics: `StartDate`, `EndDate`, `Status`, `IPAddress`, `Finished`, `RecordedDate`, `ResponseId` and names, then a
  row of labels and a row of `{"ImportId":…}`. `<question>_NPS_GROUP` follows a question on recommendation. Previews
  have a `Status` of their own, as a text or a number (numbers unconfirmed).
- Formbricks: `No.`, `Response ID`, `Timestamp`, `Finished`, `Survey ID`, `Formbricks ID (internal)`, `User ID`,
  `Notes`, `Tags` (apps/web/lib/response/service.ts); times such as 2024-06-15 10:00:00, formerly Sat Jun 15 2024.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

_PREVIEWS = (
    *("survey preview", "survey test", "spam", "possible spam", "preview spam", "imported spam"),
    *("1", "2", "8", "9", "12", "17"),
)


@dataclass(frozen=True, slots=True)
class Format:
    """A tool's export. Headings are in lower case."""

    tool: str
    marks: Sequence[Sequence[str]]
    """The headings that every file has; each with its other spellings."""
    days: Sequence[str]
    """The headings of the day of an answer, the first that exists."""
    fixed: Collection[str]
    """Headings that aren't questions."""
    personal: Collection[str]
    """Headings of personal data, which also aren't questions."""
    prefixes: tuple[str, ...] = ()
    """The beginnings of headings that aren't questions."""
    suffixes: tuple[str, ...] = ()
    """The ends of headings that aren't questions."""
    finished: tuple[str, Collection[str]] = ("", ())
    """The heading that says whether an answer is finished, with the values that mean so."""
    excluded: tuple[str, Collection[str]] = ("", ())
    """The heading that marks tests, with the values that mean so."""
    has_options: bool = False
    """Whether a second header row has the options of each question."""
    has_labels: bool = False
    """Whether the second header row has the questions' texts, and a third one data for programs."""

    @property
    def headings(self) -> frozenset[str]:
        """Return the headings of all columns that aren't questions, in all spellings."""
        return frozenset({*self.fixed, *self.personal, *(name for mark in self.marks for name in mark)})


FORMATS: Sequence[Format] = (
    Format(
        tool="Microsoft Forms",
        marks=(
            ("id",),
            ("start time", "startzeit", "heure de début", "hora de inicio"),
            ("completion time", "fertigstellungszeit", "heure de fin", "hora de finalización"),
        ),
        days=("completion time", "fertigstellungszeit", "heure de fin", "hora de finalización"),
        fixed=("last modified time", "total points", "quiz feedback", "language", "grade posted time"),
        personal=("email", "name", "e-mail", "nom", "correo electrónico", "nombre"),
        prefixes=("points - ", "feedback - "),
    ),
    Format(
        tool="Typeform",
        marks=(("#",), ("submit date (utc)",)),
        days=("submit date (utc)",),
        fixed=("response type", "start date (utc)", "stage date (utc)", "tags", "ending"),
        personal=("network id",),
        finished=("response type", ("completed", "")),
    ),
    Format(
        tool="LimeSurvey",
        marks=(("id", "response id"), ("submitdate", "date submitted"), ("lastpage", "last page")),
        days=("submitdate", "date submitted"),
        fixed=(
            *("startlanguage", "start language", "seed", "startdate", "date started", "datestamp", "date last action"),
            *("refurl", "referrer url", "interviewtime", "total time"),
        ),
        personal=(
            "ipaddr",
            "ip address",
            "token",
            "access code",
            "firstname",
            "first name",
            "lastname",
            "last name",
            "email",
        ),
    ),
    Format(
        tool="SurveyMonkey",
        marks=(("respondent id",), ("collector id",), ("end date", "date modified")),
        days=("end date", "date modified"),
        fixed=("start date", "date created"),
        personal=("ip address", "email address", "first name", "last name"),
        prefixes=("custom data",),
        has_options=True,
    ),
    Format(
        tool="Qualtrics",
        marks=(("startdate",), ("enddate",), ("responseid",)),
        days=("recordeddate", "enddate"),
        fixed=(
            *("status", "progress", "duration (in seconds)", "finished", "distributionchannel", "userlanguage"),
            *("enddate", "recordeddate"),
        ),
        personal=(
            *("ipaddress", "recipientlastname", "recipientfirstname", "recipientemail", "externalreference"),
            *("locationlatitude", "locationlongitude"),
        ),
        suffixes=("_nps_group",),
        finished=("finished", ("true", "1", "yes", "")),
        excluded=("status", _PREVIEWS),
        has_labels=True,
    ),
    Format(
        tool="Formbricks",
        marks=(("response id",), ("timestamp",), ("finished",), ("survey id",)),
        days=("timestamp",),
        fixed=("no.", "tags", "notes", "source", "url"),
        personal=("formbricks id (internal)", "user id", "verified email"),
        prefixes=("useragent - ",),
        suffixes=(" - option id",),
        finished=("finished", ("yes",)),
    ),
)
