"""Cases the importer does not master yet, each with its reason; one that passes must leave the list."""

NOT_YET: dict[str, str] = {}
