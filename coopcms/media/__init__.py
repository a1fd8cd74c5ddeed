"""Pictures and documents: their files, who made them, who may show them and until when."""
