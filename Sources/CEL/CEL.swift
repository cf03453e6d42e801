// The room CEL; see README.md for the way through the house.
