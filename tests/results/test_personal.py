"""Columns that hold persons are found by their headings in many languages, and by their cells."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.personal import (
    find_personal_columns,
    is_personal,
    looks_personal,
    quotable,
    quotable_value,
)

PERSONAL = """
    Email; E-Mail; e-mail address; EmailAddress; email_address; Mail; RecipientEmail
    Adresse de messagerie; Courriel; Correo electrónico; Mailadresse; Sähköposti
    メールアドレス; 电子邮件; البريد الإلكتروني; IPAddress; IP Address
    IP-Adresse; visitIp; ip; c-ip; ipaddr; remote_addr; X-Forwarded-For; Phone; Phone number
    Telefonnummer; Téléphone; Teléfono; 電話番号; Name; Full name; First Name; firstName
    Last name; LAST_NAME; Vorname; Nachname; Nom; Prénom; Nombre; Apellidos; Cognome; Achternaam; Imię
    氏名; 姓名; Nombre de usuario; User name; username; Display Name; Author; Autor; Auteur
    Posted by; Posted By; Created by; Publié par; visitorId; Visitor ID; userId; user_pseudo_id
    Client ID; Employee ID; Personalnummer; Session; session_id; visit_id; distinct_id; User-Agent
    UserAgent; Respondent ID; Address; Adresse; Latitude; Birthday; Mitarbeiter; Employee
    External Reference; Job title; CRMContactName
    E-mailadres; E-postadress; E-posta; Sähköpostiosoite; E-mailová adresa
    Электронная почта; Имя; 이메일; gclid; cs(Cookie)
"""
HARMLESS = """
    Mailing date; Postings; Token count; Cookies (total); Email campaign
    Campaign name; Post title; Page name; Page title; Event name; Session campaign
    Session manual ad content; Sessions; Users; Total users; nb_users; nb_uniq_visitors; Visitors
    Unique visitors; Besucher; Date; Day; Source; Medium; Content; Clicks; Email clicks; E-mail opens
    Phone clicks; Number of authors; Nombre de clics; Link; Long URL; utm_campaign; Impressions
    Engagement rate; Comments; Reactions; Country; City; Browser; Device category; Post ID; Page ID
    Post Link; Campaign; Zip; Shipping; Description; Recipe; Titel; Kampagnenname; label; path
    is_unique; Bounce rate; Score; Anzahl Besuche; Ad name; 2Path; referrer; potentialBot; visitedUrl
    Video title; Account; ""; -; 123
"""


def listed(text: str) -> list[str]:
    return [name.strip().strip('"') for line in text.strip().splitlines() for name in line.split(";")]


@pytest.mark.parametrize("heading", listed(PERSONAL))
def test_headings_of_persons(heading: str) -> None:
    assert is_personal(heading)


@pytest.mark.parametrize("heading", listed(HARMLESS))
def test_other_headings(heading: str) -> None:
    assert not is_personal(heading)


@pytest.mark.parametrize(
    "cells",
    [
        ["jo@carls-soda.example", "", "al.b+c@carls-soda.example", "?"],
        ["<jo@carls-soda.example>", "mailto:al@carls-soda.example"],
        ["192.0.2.1", "192.0.2.2:4711", "2001:db8::1"],
        ["[2001:db8::1]:443", "192.0.2.0/24"],
    ],
)
def test_cells_of_persons(cells: list[str]) -> None:
    assert looks_personal(cells)


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["", " "],
        ["jo@carls-soda.example", "linkedin"],
        [
            "1.234",
            "10:30",
            "1,5",
            "12:30:00",
            "2026-11-30",
            "1.2.3",
            "a:b",
            "@carls_soda",
            "a@b",
            "300.1.1.1",
            "x" * 90,
        ],
        ["https://carls-soda.example/?utm_content=a@b"],
    ],
)
def test_other_cells(cells: list[str]) -> None:
    assert not looks_personal(cells)


def test_a_column_is_found_by_its_heading_or_its_cells() -> None:
    rows = [Row(2, ("2026-11-02", "", "jo@carls-soda.example", "4")), Row(3, ("2026-11-03",))]
    assert find_personal_columns(("Day", "First name", "Who", "Clicks"), rows) == [1, 2]


def test_addresses_are_not_quoted() -> None:
    assert quotable(" jo@carls-soda.example ") == quotable("192.0.2.1") == "an email or IP address"
    assert quotable("soon") == "“soon”"


@pytest.mark.parametrize(
    "text",
    ["1.234", "-5", "12,5 %", "7 EUR", "2026-11-02T10:00:00Z", "11/2/26 9:05 PM", "02/Nov/2026:10:00:00 +0100", "no"],
)
def test_what_looks_like_a_value_is_quoted(text: str) -> None:
    assert quotable_value(text) == f"“{text}”"


@pytest.mark.parametrize(
    "text", ["Ada Lovelace", "ada", "Ask Ada, 7 p.m., room 5", "+49 151 23456789", "9" * 10_000 + "Ada"]
)
def test_names_comments_and_telephone_numbers_are_no_values(text: str) -> None:
    assert quotable_value(text) == "the cell"
    assert quotable_value("ada@carls-soda.example") == "an email or IP address"
