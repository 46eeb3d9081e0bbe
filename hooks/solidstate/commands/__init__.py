"""The terminal: the same as the site, said in text. The only room that reads the clock and the environment."""
