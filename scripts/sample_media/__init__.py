"""The pictures, documents and film of the sample conference, drawn by program."""
