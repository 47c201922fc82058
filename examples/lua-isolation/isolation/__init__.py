"""An engine that runs Lua in parallel branches, and the cache that says which branch gets which runtime."""
