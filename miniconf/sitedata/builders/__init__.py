"""Rows to the values of the model, one module a group of kinds."""
