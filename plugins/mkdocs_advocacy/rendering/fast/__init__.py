"""Machinery that makes thousands of pages fast; see README.md."""
