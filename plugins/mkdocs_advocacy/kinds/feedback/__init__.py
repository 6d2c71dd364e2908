"""What was heard, who answers, and what became of it."""
