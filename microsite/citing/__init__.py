"""How pages, charts and figures are cited: by the styles that readers are asked for, and by the programs they use."""
