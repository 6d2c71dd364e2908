"""The ledger: every address that was ever published, so that no shared link dies."""
