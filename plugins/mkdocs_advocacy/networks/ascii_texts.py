"""Conversion of the URLs in a text to ASCII, for networks that end links at non-ASCII characters.

The end of a URL can be ambiguous, because scripts without spaces and Korean particles may follow directly. In that case
the URL ends where the network ends it, so links that work today keep working.
"""

from __future__ import annotations

import regex

from mkdocs_advocacy.networks.ascii_links import ascii_link

_JOINED = (
    r"\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3031-\u31ff\u3400-\ua4cf\ua960-\ua97f"
    r"\uac00-\ud7ff\uf900-\ufaff\uff10-\uff9f\U00020000-\U0003ffff"
)
"""Scripts without a space between a URL and the next word: Thai to Burmese, Han, Kana, Hangul."""
_LETTER = r"[\p{L}\p{M}\p{Nd}]"
_ASCII = r"[!#-;=?-~]"
_SPACED = (
    rf"(?:(?![{_JOINED}])[\p{{L}}\p{{M}}\p{{Nd}}\u200c\u200d]|[·׳״](?=[\p{{L}}\p{{M}}])|–(?={_LETTER})"
    # An apostrophe starts a suffix or ends a quotation, unless more of a URL follows.
    rf"|(?<={_LETTER})’(?={_LETTER}+[-_/%+=&?#])"
    # An emoji at the end isn't part of the URL.
    r"|(?:(?![\0-\x7f])[\p{S}\p{M}\u200d])+(?=[-_/?#&=%+~]))"
)
_OTHER = rf"(?:・(?=[{_JOINED}])|(?!\p{{P}})[{_JOINED}])"
_PARTICLE = (
    r"(?:[をはがにでとへもの]|から|まで|より"
    r"|(?:에서|에게|으로|로|를|을|에|의|와|과|는|은|이|가|도|만|부터|까지|입니다)(?![\p{L}\p{M}]))"
)
"""Particles that may follow a URL in a sentence, where a path could start."""
_LABEL = r"(?:[A-Za-z0-9_%-]|(?![\0-\x7f])[\p{L}\p{M}\p{Nd}\p{S}·・\u00ad\u200c\u200d])+"
_TOP = r"[A-Za-z0-9-]+|(?:(?![A-Za-z0-9])" + _SPACED + ")+"
_PATH = rf"(?:{_ASCII}|{_SPACED})*"
_FURTHER = rf"(?:(?<!{_LETTER})(?!{_PARTICLE}){_OTHER}(?:{_ASCII}|{_SPACED}|{_OTHER})*)?"


def _build_pattern(top: str, path: str) -> str:
    return rf"[Hh][Tt][Tt][Pp][Ss]?://(?:{_LABEL}\.)+(?:{top})(?:\.(?=[/?#:]))?(?::[0-9]+)?(?:[/?#]{path})?"


_ADDRESS = regex.compile(
    rf"(?<![A-Za-z0-9])(?:(?<=[{_JOINED}]){_build_pattern(_TOP, _PATH)}"
    rf"|(?<![{_JOINED}]){_build_pattern(f'{_TOP}|{_OTHER}+', _PATH + _FURTHER)})"
)
_RUNS_ON = regex.compile(rf"[{_JOINED}]")


def with_ascii_links(text: str, link: str = "") -> str:
    """Convert each URL with a scheme to ASCII and leave the rest of the text unchanged.

    `link` is a URL whose end is known, whatever follows it.
    """
    if "://" not in text or (text.isascii() and "%" not in text):
        return text
    known = (link, ascii_link(link)) if link else ()

    def in_ascii(found: regex.Match[str]) -> str:
        address = found.group()
        for url in known:
            if address.startswith(url) and _RUNS_ON.match(address, len(url)):
                return f"{ascii_link(url)}{address[len(url) :]}"
        return ascii_link(address)

    return _ADDRESS.sub(in_ascii, text)
