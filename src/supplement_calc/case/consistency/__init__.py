"""Rules of form across sections: what one names must exist in another, and two may not contradict each other."""
