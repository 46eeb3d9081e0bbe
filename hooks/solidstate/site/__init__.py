"""The pages, and everything that a page needs. Nothing is derived here, and nothing knows the host that wraps the pages."""
