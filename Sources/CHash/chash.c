#include "chash.h"
void chash_init(struct sha256_ctx *c) { sha256_init(c); }
void chash_update(struct sha256_ctx *c, const uint8_t *b, size_t n) { sha256_update(c, n, b); }
void chash_digest(struct sha256_ctx *c, uint8_t digest[32]) { sha256_digest(c, 32, digest); }
