"""Achievements and the issuer's profile, as openbadgeslib accepts them in a credential."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from openbadgeslib.ob3 import (
    OB3LdpVerifier,
    OB3Signer,
    OB3VerificationError,
    OB3Verifier,
    OpenBadgeCredential,
    add_data_integrity_proof,
    did_key_from_pem,
)
from tests.site.sites import Site
from tests.site.test_badges import GROUP, built, page_of, with_badge

KEY = Ed25519PrivateKey.generate()
PRIVATE = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
PUBLIC = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
SOMEBODY = "mailto:ada@soda.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    groups = {
        "hundred": page_of(GROUP),
        "hundred.de": page_of({"title": "Die Hundert"}),
        "plain": page_of(with_badge(title="“Ünïcödé” & <b>", criteria="C", picture=None, valid=None)),
        "ended": page_of({**GROUP, "status": "retired"}),
    }
    return built(tmp_path_factory.mktemp("badges"), groups)


def document(site: Site, path: str) -> dict[str, Any]:
    return dict(json.loads(site.files[path]))


def credential_of(site: Site, group: str) -> dict[str, Any]:
    """Return a credential that contains the hub's documents, as somebody who awards the badge would make it."""
    achievement, issuer = document(site, f"badges/{group}/achievement.json"), document(site, "badges/issuer.json")
    context = achievement.pop("@context")
    assert issuer.pop("@context") == context
    return {
        "@context": context,
        "id": "urn:uuid:0b7e5b8a-1df6-4d0e-9a0a-2f6a3a3c9f10",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": issuer,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": SOMEBODY, "type": ["AchievementSubject"], "achievement": achievement},
    }


def signed(credential: dict[str, Any]) -> dict[str, Any]:
    did = did_key_from_pem(PUBLIC)
    return dict(add_data_integrity_proof(credential, PRIVATE, f"{did}#{did.removeprefix('did:key:')}"))


every_badge = pytest.mark.parametrize("group", ["hundred", "plain", "ended"])


@every_badge
def test_the_documents_are_accepted_in_a_credential_with_a_proof(site: Site, group: str) -> None:
    """The verifier refuses every term that the contexts of Open Badges don't define, and every relative address."""
    found = OB3LdpVerifier(PUBLIC).verify(signed(credential_of(site, group)), expected_recipient=SOMEBODY)
    achievement = document(site, f"badges/{group}/achievement.json")
    assert found.achievement.id == achievement["id"] == f"https://hub.example/badges/{group}/achievement.json"
    assert found.achievement.name == achievement["name"]
    assert found.achievement.description == achievement["description"]
    assert found.achievement.criteria_narrative == achievement["criteria"]["narrative"]
    assert found.achievement.image_url == achievement.get("image", {}).get("id")
    assert (found.issuer.id, found.issuer.name) == ("https://hub.example/badges/issuer.json", "Test hub")
    assert found.issuer.url == "https://hub.example/"


@every_badge
def test_the_documents_are_accepted_in_a_signed_token(site: Site, group: str) -> None:
    credential = OpenBadgeCredential.from_vc_document(credential_of(site, group))
    token = OB3Signer(PRIVATE, "EdDSA").sign(credential)
    assert (
        OB3Verifier(PUBLIC).verify(token).achievement.name == document(site, f"badges/{group}/achievement.json")["name"]
    )


def test_an_unknown_key_or_a_relative_address_would_be_refused(site: Site) -> None:
    good = credential_of(site, "hundred")
    for path, value in ((("awardedBy",), "Us"), (("criteria", "id"), "badges/hundred/"), (("image", "id"), "cap.png")):
        wrong = copy.deepcopy(good)
        place = wrong["credentialSubject"]["achievement"]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        with pytest.raises(OB3VerificationError):
            OB3LdpVerifier(PUBLIC).verify(signed(wrong), expected_recipient=SOMEBODY)


def test_an_achievement_has_everything_that_the_standard_requires(site: Site) -> None:
    assert document(site, "badges/hundred/achievement.json") == {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "https://hub.example/badges/hundred/achievement.json",
        "type": ["Achievement"],
        "name": "One of us",
        "description": "Awarded by The hundred, Test hub. Valid for 1 year.",
        "inLanguage": "en",
        "achievementType": "Badge",
        "criteria": {"id": "https://hub.example/badges/hundred/", "narrative": "Came.\n\nStayed."},
        "image": {"id": "https://hub.example/brand/caps/cap.png", "type": "Image", "caption": "A crown cap"},
        "creator": {
            "id": "https://hub.example/badges/issuer.json",
            "type": ["Profile"],
            "name": "Test hub",
            "url": "https://hub.example/",
        },
    }


def test_only_the_main_language_has_an_achievement(site: Site) -> None:
    documents = [name for name in site.files if name.startswith("badges/") and name.endswith(".json")]
    assert documents == [
        "badges/ended/achievement.json",
        "badges/hundred/achievement.json",
        "badges/issuer.json",
        "badges/plain/achievement.json",
    ]
