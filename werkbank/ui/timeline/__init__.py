"""The timeline on screen: a canvas that paints from columns, its header and its tray."""
