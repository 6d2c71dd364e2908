"""Calls of campaigns: contests, prize draws, calls for ideas and surveys."""
