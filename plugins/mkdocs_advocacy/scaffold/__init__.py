"""New files: a whole hub, or a post, a campaign, a guideline or a set of brand assets in one."""
