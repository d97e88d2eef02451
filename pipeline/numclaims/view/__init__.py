"""Views render what the API gives; they compute nothing."""
