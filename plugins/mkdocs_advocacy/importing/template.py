"""The spreadsheet that a writer can begin with."""

from __future__ import annotations

TEMPLATE = (
    "id,title,network,text,link,hashtags,campaign,publish,expire\r\n"
    "example-one,The title of the post,,The words for every network. They may say #tags and links too.,"
    "https://example.com/,Example,,2030-01-31,2030-12-31\r\n"
    "example-one,The title of the post,linkedin,Longer words of the same post for LinkedIn.,https://example.com/,,,,\r\n"
)
"""As CSV. Both rows are of one post: they have the same id."""
