"""Results: counts of visits for closed periods, from the exports of analytics tools. Never about persons."""
