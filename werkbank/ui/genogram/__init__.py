"""The genogram on screen: one graphics item a person, gestures, keys, handles."""
