"""Groups: people with a purpose, such as a programme, a team or a council."""
