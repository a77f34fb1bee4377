"""The model of a conference. Standard library only; frozen values, no input or output."""
