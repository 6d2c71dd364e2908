"""Campaigns that call for something: contests, prize draws, calls for ideas and surveys."""
