"""The parts of the panel of one event; `components.detail` puts them together."""
