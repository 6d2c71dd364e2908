"""Generate the files that hosts need: headers, redirects, robots.txt and security.txt."""
