"""MkDocs plugins: adapters between MkDocs and the hub."""
