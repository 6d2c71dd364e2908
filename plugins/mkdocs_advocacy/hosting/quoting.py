r"""Quote values for the files of hosts, so that no value can be read as anything else.

There is one function per grammar, and every value goes through one of them. Callers pass validated values, but the
functions are safe without validation.

- nginx parses strings with `ngx_conf_read_token` in `src/core/ngx_conf_file.c`: `\\` escapes `\\` and `"`. A `$` starts
  a variable in the values of most directives and cannot be escaped.
- Netlify and Cloudflare Pages read `_redirects` and `_headers` line by line. White space separates tokens, `:name` and
  `*` are placeholders for parts of an address, and `#` starts a comment.
- In robots.txt (RFC 9309), `#` starts a comment anywhere; in security.txt (RFC 9116), only at the start of a line.
"""

from __future__ import annotations

import re

from mkdocs_advocacy.networks.ascii_links import ascii_link
from mkdocs_advocacy.networks.links import percent_encoded

_NOT_IN_URLS = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]")
_PLACEHOLDER = re.compile(r":(?=[A-Za-z_])|\*")


def encode_url(text: str) -> str:
    """Encode all characters that a URL can't contain: the host in its `xn--` form, others with percent codes.

    Existing percent codes are kept, except in the host. The result is a single ASCII token without double quotes,
    backslashes or line breaks, safe in every grammar.
    """
    text = re.sub("(?i)^https://", "https://", text)  # Netlify only recognises lower-case https://
    return _NOT_IN_URLS.sub(lambda match: percent_encoded(match[0]) if match[0] != "%" else "%25", ascii_link(text))


def quote_rule_address(text: str) -> str:
    """Quote an address for `_redirects` or `_headers`, without placeholders."""
    return _PLACEHOLDER.sub(lambda match: f"%{ord(match[0]):02X}", encode_url(text))


def quote_rule_value(text: str) -> str:
    """Quote the value of a header for `_headers`, without placeholders and line breaks."""
    return re.sub(":(?=[A-Za-z_])", "%3A", quote_field(text))


def quote_field(text: str) -> str:
    """Quote the value of a header as one line of ASCII."""
    return re.sub(r"[^ -~]", lambda match: percent_encoded(match[0]), text)


def quote_entry(text: str) -> str:
    """Quote an entry of a comma-separated list in security.txt."""
    return quote_field(text).replace(",", "%2C")


def quote_robots_address(text: str) -> str:
    """Quote an address for robots.txt."""
    return encode_url(text).replace("#", "%23")


def quote_nginx(text: str) -> str:
    """Quote an nginx string where variables aren't expanded. Replaces NUL and surrogates, which no address contains."""
    escaped = re.sub("[\0\ud800-\udfff]", "\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quote_nginx_value(text: str) -> str:
    """Quote an nginx string where variables are expanded. In addresses, and so in policies, %24 means `$`."""
    return quote_nginx(text.replace("$", "%24"))


def quote_nginx_pattern(text: str, then: str) -> str:
    """Quote an nginx regular expression that matches `text` followed by the expression `then`."""
    return quote_nginx(f"^{re.escape(text)}{then}")
