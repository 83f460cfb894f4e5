"""Problems in the formats of `check`, a module each, named in the registry."""
