"""A picture as data: shapes, style roles, text metrics and an SVG writer."""
