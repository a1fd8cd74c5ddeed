"""The public renderer: pages as a function of data, for site, preview and tests alike. No Flask in here."""
