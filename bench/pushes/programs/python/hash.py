"""Hashes blocks and chains the digests."""

import hashlib

from work import work

BLOCK = bytes(range(256)) * 384
digest = b""


def hash_once(i):
    global digest
    digest = hashlib.sha256(digest + BLOCK + i.to_bytes(4, "big")).digest()
    for _ in range(100):
        digest = hashlib.md5(digest).digest()
    return digest[0]


work("hash", hash_once)
