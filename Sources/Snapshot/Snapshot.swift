// The room Snapshot; see README.md for the way through the house.
