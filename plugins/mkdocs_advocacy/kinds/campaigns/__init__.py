"""Campaigns: what posts are for."""
