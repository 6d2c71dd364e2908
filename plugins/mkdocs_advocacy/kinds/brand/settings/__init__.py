"""The settings of a brand set: `brand.yml` and its translations."""
