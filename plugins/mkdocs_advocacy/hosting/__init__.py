"""What a host needs beside the pages: headers, redirects, and what robots and researchers look for."""
