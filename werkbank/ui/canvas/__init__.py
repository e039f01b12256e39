"""A drawing on the screen: fonts, pens and the painter that puts drawn shapes on a widget."""
