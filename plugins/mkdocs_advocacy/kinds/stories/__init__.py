"""Stories: content by customers and colleagues, shown with their permission."""
