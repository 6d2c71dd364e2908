"""Events: days on which people meet, with an agenda before and minutes after."""
