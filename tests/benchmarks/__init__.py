"""`make bench`: speed and size against their budgets, on servers, lifters and a web process of its own."""
