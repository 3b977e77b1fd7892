"""How what the program has learned was learned; reading an article needs nothing of this folder."""
