"""The rules that the composer checks: words in plain text, confidential terms as salted slow hashes.

`theme/assets/advocacy/core/secrets.js` computes the same hashes; `tests/vectors/secrets.json` tests both.
"""

from __future__ import annotations

import base64
import hashlib
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Any

from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.rules.phrases import forms
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.secrets import Secrets
from mkdocs_advocacy.rules.words import is_capitals

ROUNDS = 100_000
"""The iterations of PBKDF2-HMAC-SHA256: about 20 ms per term. An attacker pays this for one in `SIEVE` guesses."""
SIEVE = 8
"""One in this many typed words is hashed slowly. The others are ruled out with the quick hash."""
HASH_BYTES = 4
"""The length of a hash: long enough to avoid false warnings, too short to confirm one of billions of guesses."""


def script_rules(rules: Rules, language: str, site: str) -> str | None:
    """Return the rules for texts in a language as JSON, or None if there are none. `site` makes the salt unique."""
    all_rules = {**_words(rules, language), **_secrets(rules.secrets, site)}
    return compact_json(all_rules) if all_rules else None


def has_script_rules(rules: Rules, language: str) -> bool:
    """Return whether the composer has rules to check for texts in a language."""
    return bool(_words(rules, language)) or any(secret.letters for secret in rules.secrets.known)


def _words(rules: Rules, language: str) -> dict[str, Any]:
    avoid: list[dict[str, Any]] = []
    say: set[str] = set()
    for network in (None, *rules.of_networks):
        for word, spellings in rules.words(language, network).entries():
            if word is None:
                say.update(spellings)
                continue
            details = {"instead": word.instead, "why": word.why, "network": network}
            exact = {"exact": word.term.rstrip("*")} if is_capitals(word.term) else {}
            avoid.append({"forms": spellings, **{key: value for key, value in details.items() if value}, **exact})
    for secret in rules.secrets.known:
        if secret.entry.public and secret.entry.term:
            why = {"why": secret.entry.why} if secret.entry.why else {}
            avoid.append({"forms": forms(secret.entry.term, ""), "public": 1, **why})
    return {"avoid": avoid, "say": sorted(say)} if avoid else {}


def _secrets(secrets: Secrets, site: str) -> dict[str, Any]:
    terms = sorted({secret.letters for secret in secrets.known if secret.letters and not secret.entry.public})
    if not terms:
        return {}
    salt = hashlib.sha256(f"mkdocs-advocacy {site}".encode()).digest()[:16]
    with ThreadPoolExecutor() as pool:  # hashing releases the GIL
        hashes = sorted(pool.map(partial(slow_hash, salt), terms))
    size = SIEVE * len(terms)
    sieve = bytearray(-(-size // 8))
    for term in terms:
        place = quick_hash(salt, term) % size
        sieve[place // 8] |= 1 << place % 8
    return {
        "secret": {
            "salt": base64.b64encode(salt).decode(),
            "rounds": ROUNDS,
            "words": secrets.most_words,
            "size": size,
            "sieve": base64.b64encode(sieve).decode(),
            "hashes": hashes,
        }
    }


@cache
def slow_hash(salt: bytes, letters: str, rounds: int = ROUNDS) -> str:
    """Return the truncated slow hash of a term's letters, in hexadecimal."""
    return hashlib.pbkdf2_hmac("sha256", letters.encode(), salt, rounds, HASH_BYTES).hex()


def quick_hash(salt: bytes, letters: str) -> int:
    """Return a cheap 32-bit hash: FNV-1a of the salt and the letters."""
    value = 0x811C9DC5
    for byte in salt + letters.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
