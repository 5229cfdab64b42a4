//! The exact cases without chance. Numbers in the names are those of the list of exact cases.
