"""Files to a conference: rows, checks, loading, importers."""
