"""Guidelines: versioned advice on how to post."""
