"""What templates may see: one frozen class a template, of named public fields."""
