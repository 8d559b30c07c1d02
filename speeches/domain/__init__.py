"""Decisions and text algorithms on plain values; knows no framework, no clock, no input or output."""
