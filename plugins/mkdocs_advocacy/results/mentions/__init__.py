"""Mentions and reviews: counts by source, language, topic and sentiment, without texts or authors."""
