"""Access logs: visits with a hub's tags, counted by plain Python or by DuckDB with the same result."""
