// The room Audit; see README.md for the way through the house.
