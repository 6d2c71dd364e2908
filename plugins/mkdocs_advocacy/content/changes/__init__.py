"""What has changed in the frame that a hub gives: guidelines, rules, network facts, brand assets."""
