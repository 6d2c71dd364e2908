"""Campaigns, which group posts under a common goal."""
