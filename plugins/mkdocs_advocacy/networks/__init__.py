"""Networks: what each one counts, allows and does with a share link."""
