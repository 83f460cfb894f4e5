"""Reading case files: YAML with places, typed sections, overrides. Computes no money.

Imports nothing by itself: pydantic and yaml are loaded by the modules that need them.
"""
