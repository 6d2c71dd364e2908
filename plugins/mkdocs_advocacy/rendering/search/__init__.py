"""One search: records of everything that can be found, and the index that is made of them."""
