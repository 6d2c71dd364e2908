"""Brand sets: logos, images, colours and typefaces for posts and downloads."""
