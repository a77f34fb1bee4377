"""A conference to files: pages, feeds, data, assets, and the build that writes them."""
