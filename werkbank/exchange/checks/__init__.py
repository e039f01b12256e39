"""What a whole file must and should satisfy, beyond its single rows."""
