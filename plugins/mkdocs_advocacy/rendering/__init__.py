"""From a checked hub to pages and files."""
