"""The pages about what customers say: mentions by topic, beside what the hub's own posts say, and by department."""
