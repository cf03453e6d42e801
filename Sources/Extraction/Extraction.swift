// The room Extraction; see README.md for the way through the house.
