"""The template for new spreadsheets."""

from __future__ import annotations

TEMPLATE = (
    "id,title,network,text,link,hashtags,campaign,publish,expire\r\n"
    "example-one,The title of the post,,The text for every network. It may contain #hashtags and links.,"
    "https://example.com/,Example,,2030-01-31,2030-12-31\r\n"
    "example-one,The title of the post,linkedin,A longer text of the same post for LinkedIn.,https://example.com/,,,,\r\n"
)
"""The template as CSV. Both rows belong to one post, because they have the same id."""
