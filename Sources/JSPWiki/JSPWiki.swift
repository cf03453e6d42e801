// The room JSPWiki; see README.md for the way through the house.
