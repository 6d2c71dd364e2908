"""Render the files for hosts, crawlers and security researchers.

The formats follow their official documentation (read 2026-11): `_headers` and `_redirects` of Netlify and Cloudflare
Pages, nginx 1.22, RFC 9309 (robots.txt), RFC 9116 (security.txt).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, unquote, urlsplit

from mkdocs_advocacy.content.redirects.model import Redirect
from mkdocs_advocacy.hosting.model import Host, Security
from mkdocs_advocacy.hosting.quoting import (
    encode_url,
    quote_entry,
    quote_field,
    quote_nginx,
    quote_nginx_pattern,
    quote_nginx_value,
    quote_robots_address,
    quote_rule_address,
    quote_rule_value,
)

_YEAR = 31_536_000
FOREVER = f"public, max-age={_YEAR}, immutable"
_NEVER_USED = (
    *("accelerometer", "bluetooth", "browsing-topics", "camera", "clipboard-read", "display-capture", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "window-management", "xr-spatial-tracking"),
)
PERMISSIONS = ", ".join([*(f"{name}=()" for name in _NEVER_USED), "clipboard-write=(self)", "web-share=(self)"])
"""The Permissions-Policy. The composer needs to copy and share; embedded content may do neither."""
HEADER_HOSTS = ("netlify", "cloudflare", "nginx")
"""Hosts that send custom headers. For all others, the policy is in the pages."""
_FRESH_FOR = timedelta(days=180)
"""How long security.txt is valid. RFC 9116 recommends less than a year; each build renews it."""
NGINX = "_nginx.conf"
CALENDAR_TYPE = "text/calendar; charset=utf-8"
"""The media type of calendars. Many hosts don't know it, or leave out the encoding; then calendar apps refuse them."""
_CALENDARS = ("events.ics", "events/:event/event.ics", "groups/:group/events.ics", "for/:audience/events.ics")
"""The addresses of calendars, with placeholders."""
_REMINDERS = tuple(
    f"{kind}/:{name}/{below}reminder.ics"
    for kind, name in (("posts", "post"), ("campaigns", "campaign"))
    for below in ("", ":language/")
)
"""The addresses of reminders, with placeholders."""


@dataclass(frozen=True)
class HostedSite:
    """The properties of a site that its host's files depend on."""

    address: str
    """The absolute address, or an empty string."""
    private: bool
    policy: str
    """The content security policy."""
    redirects: Sequence[Redirect]
    hashed: Sequence[str]
    """Theme files with a content hash in their names, relative to the site. Renditions have one too."""
    hsts: bool = False
    """Whether browsers must use only https after their first visit."""
    has_calendars: bool = False
    """Whether the site has calendars of events."""
    has_reminders: bool = False
    """Whether the site can have reminders of the last day of posts and campaigns."""

    @property
    def base(self) -> str:
        """The site's path on its host, percent-encoded, with leading and trailing slash."""
        path = encode_url(urlsplit(self.address).path.strip("/"))
        return f"/{path}/" if path else "/"

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers sent with every page."""
        headers = {
            "Content-Security-Policy": self.policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": PERMISSIONS,
        }
        headers |= {"Strict-Transport-Security": f"max-age={_YEAR}"} if self.hsts else {}
        return {**headers, "X-Robots-Tag": "noindex"} if self.private else headers


def host_files(host: Host | None, site: HostedSite) -> Mapping[str, str]:
    """Return the host's files, by path in the site."""
    if host in ("netlify", "cloudflare"):
        files = {"_headers": _render_headers(site)}
        if site.redirects:
            # On Netlify, an existing page beats a redirect without “!”. Cloudflare doesn't support the “!”.
            files["_redirects"] = _render_redirects(site, "301!" if host == "netlify" else "301")
        return files
    if host == "nginx":
        return {NGINX: _render_nginx(site)}
    return {".nojekyll": ""} if host == "github" else {}


def robots(site_address: str, private: bool) -> str:
    """Return the content of robots.txt."""
    if private:
        return "User-agent: *\nDisallow: /\n"
    sitemap = f"\nSitemap: {quote_robots_address(site_address)}sitemap.xml\n" if site_address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def security_txt(security: Security, site_address: str, languages: Sequence[str], now: datetime) -> str:
    """Return the content of security.txt for the day of `now`."""
    expires = now.replace(hour=0, minute=0, second=0, microsecond=0) + _FRESH_FOR
    preferred = ", ".join(quote_entry(language) for language in languages)
    lines = [f"Contact: {encode_url(contact)}" for contact in security.contact]
    lines += [f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}", f"Preferred-Languages: {preferred}"]
    lines += [f"Policy: {encode_url(security.policy)}"] if security.policy else []
    lines += [f"Canonical: {encode_url(site_address)}.well-known/security.txt"] if site_address else []
    return "\n".join([*lines, ""])


def _render_headers(site: HostedSite) -> str:
    """Render `_headers`. Both hosts revalidate pages by default, so only immutable files and calendars need one."""
    base = quote_rule_address(site.base)
    rows = [f"{base}*", *(f"  {name}: {quote_rule_value(value)}" for name, value in site.headers.items())]
    for file in site.hashed:
        rows += [quote_rule_address(f"{base}{quote(file)}"), f"  Cache-Control: {FOREVER}"]
    rows += [f"{base}brand/:set/renditions/*", f"  Cache-Control: {FOREVER}"]
    for address in (*(_CALENDARS if site.has_calendars else ()), *(_REMINDERS if site.has_reminders else ())):
        rows += [f"{base}{address}", f"  Content-Type: {CALENDAR_TYPE}"]
    return "\n".join([*rows, ""])


def _render_redirects(site: HostedSite, status: str) -> str:
    rows = (
        " ".join(
            (
                quote_rule_address(f"{site.base}{redirect.encoded}"),
                quote_rule_address(redirect.target_from(site.base)),
                f"{status}\n",
            )
        )
        for redirect in site.redirects
    )
    return "".join(rows)


def _render_nginx(site: HostedSite) -> str:
    """Render the nginx configuration. It sets `expires`, as `add_header` in a location drops all other headers."""
    return "\n".join([*_render_nginx_lines(site), ""])


def _render_nginx_lines(site: HostedSite) -> Iterator[str]:
    yield "# In the site's server block: include /path/to/the/site/_nginx.conf;"
    yield "charset utf-8;"
    yield "index index.html;"
    base = unquote(site.base)  # nginx decodes addresses before it compares them
    yield f"error_page 404 {quote_nginx_value(f'{base}404.html')};"
    yield "expires -1;"
    for name, value in site.headers.items():
        yield f"add_header {name} {quote_nginx_value(quote_field(value))} always;"
    yield f"location = {quote_nginx(f'{base}{NGINX}')} {{ return 404; }}"
    for file in site.hashed:
        yield f"location = {quote_nginx(f'{base}{file}')} {{ expires max; }}"
    yield f"location ~ {quote_nginx_pattern(f'{base}brand/', '[^/]+/renditions/')} {{ expires max; }}"
    if site.has_calendars:
        yield _locate_calendars(base, "(events|events/[^/]+/event|(groups|for)/[^/]+/events)[.]ics$")
    if site.has_reminders:
        yield _locate_calendars(base, "(posts|campaigns)/[^/]+/([^/]+/)?reminder[.]ics$")
    for redirect in site.redirects:
        target = quote_nginx_value(encode_url(redirect.target_from(site.base)))
        yield f"location = {quote_nginx(f'{base}{redirect.path}')} {{ return 301 {target}; }}"


def _locate_calendars(base: str, pattern: str) -> str:
    return f'location ~ {quote_nginx_pattern(base, pattern)} {{ types {{ }} default_type "{CALENDAR_TYPE}"; }}'
