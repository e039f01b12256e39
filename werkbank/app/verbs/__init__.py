"""What can be done to a casus, one function an action: the window, the command line and tests call the same verbs."""
