"""Measurements of the static site; `make bench` runs them and writes benchmarks/README.md."""
