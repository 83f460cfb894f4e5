"""The committee paper of a case: what is in it, in no format, and the formats that it is written in."""
