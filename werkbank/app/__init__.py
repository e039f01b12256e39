"""The running program without a window: session, actions, settings, tasks and the command line."""
