"""What happens to a platform from its first deployment to its end."""
