"""Stories: things that customers and colleagues made or said, shown with their permission."""
