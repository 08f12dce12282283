#ifndef CHASH_H
#define CHASH_H
#include <nettle/sha2.h>
#include <stdint.h>
#include <stddef.h>
/* nettle's names are macros; Swift sees these. */
void chash_init(struct sha256_ctx *context);
void chash_update(struct sha256_ctx *context, const uint8_t *bytes, size_t length);
void chash_digest(struct sha256_ctx *context, uint8_t digest[32]);
#endif
