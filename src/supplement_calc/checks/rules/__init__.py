"""The rules that councils apply, one module a section, each rule a small function."""
