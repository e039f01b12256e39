"""The command line (design: cli.md): command words in English, all text for people in Dutch, no Qt."""
