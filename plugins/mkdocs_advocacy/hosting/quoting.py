r"""Quoting: a value is written so that its host reads that value and nothing else.

There is one function for each grammar, and every value goes through one. What reaches them has been validated; they are
safe without that.

- nginx reads strings as `ngx_conf_read_token` in its `src/core/ngx_conf_file.c` does: `\\` and `"` are escaped by `\\`.
  A `$` begins a variable in the values of most directives, and cannot be escaped.
- Netlify and Cloudflare Pages read `_redirects` and `_headers` line by line; words end at white space, `:name` and `*`
  stand for parts of addresses, and `#` begins a comment.
- robots.txt (RFC 9309) has comments that begin with `#` anywhere; in security.txt (RFC 9116) they are whole lines.
"""

from __future__ import annotations

import re

from mkdocs_advocacy.networks.links import percent_encoded

_NOT_IN_URLS = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]")
_PLACEHOLDER = re.compile(r":(?=[A-Za-z_])|\*")


def encode_url(text: str) -> str:
    """Percent-encode whatever no address can hold; codes that stand there already stay as they are.

    The result is a single word of ASCII without quotation marks, backslashes and line breaks, in any grammar.
    """
    text = re.sub("(?i)^https://", "https://", text)  # Netlify takes no other spelling for a whole address
    return _NOT_IN_URLS.sub(lambda found: percent_encoded(found[0]) if found[0] != "%" else "%25", text)


def quote_rule_address(text: str) -> str:
    """An address in `_redirects` or `_headers`, in which nothing is a placeholder."""
    return _PLACEHOLDER.sub(lambda found: f"%{ord(found[0]):02X}", encode_url(text))


def quote_rule_value(text: str) -> str:
    """The value of a header in `_headers`, in which nothing is a placeholder and no line ends."""
    return re.sub(":(?=[A-Za-z_])", "%3A", quote_field(text))


def quote_field(text: str) -> str:
    """The value of a header: one line of ASCII."""
    return re.sub(r"[^ -~]", lambda found: percent_encoded(found[0]), text)


def quote_entry(text: str) -> str:
    """An entry of a list with commas, as security.txt has one."""
    return quote_field(text).replace(",", "%2C")


def quote_robots_address(text: str) -> str:
    """An address in robots.txt."""
    return encode_url(text).replace("#", "%23")


def quote_nginx(text: str) -> str:
    """A string of nginx where it knows no variables. It holds no NUL and nothing but UTF-8, and no address does."""
    escaped = re.sub("[\0\ud800-\udfff]", "\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quote_nginx_value(text: str) -> str:
    """A string of nginx where it knows variables. In an address, and so in a policy, %24 is read as `$`."""
    return quote_nginx(text.replace("$", "%24"))


def quote_nginx_pattern(text: str, then: str) -> str:
    """A regular expression of nginx for what begins with `text` and goes on with the expression `then`."""
    return quote_nginx(f"^{re.escape(text)}{then}")
