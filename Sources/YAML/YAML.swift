// The room YAML; see README.md for the way through the house.
