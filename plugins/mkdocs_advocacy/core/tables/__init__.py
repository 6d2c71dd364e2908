"""Tables from other programs: CSV files in any encoding, and Excel workbooks."""
