"""The life of a platform from its first deployment to its deletion."""
