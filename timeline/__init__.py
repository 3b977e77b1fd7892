"""Reads German news articles and places what happened on a timeline, with the reason for every date."""
