"""Results of campaigns and their posts: how the hub's content is matched and shown."""
