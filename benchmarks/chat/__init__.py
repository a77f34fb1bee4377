"""How many people one process of the live service carries, beside bare relays."""
