"""The rules of a hub: vocabulary, confidential terms, disclosure, and the checks of posts."""
