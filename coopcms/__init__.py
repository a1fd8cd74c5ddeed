"""coopcms: nothing goes live until everyone who owns it has said yes."""
