"""The parts of the page, one room each; ``dashboard.py`` puts them together."""
