"""What every part of the product builds on: files, YAML with positions, problems, values, days, placeholders."""
