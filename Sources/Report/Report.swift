// The room Report; see README.md for the way through the house.
