"""What every Word file of the house shares: the page of GB/T 9704, its styles, a package without metadata."""
