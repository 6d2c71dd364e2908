"""People who take part in the programme, each shown only as far as they agreed."""
