#ifndef CRESOURCES_H
#define CRESOURCES_H
#include <stddef.h>
#include <stdint.h>
/* The files that are compiled into the program. */
typedef struct {
  const char *name;
  const uint8_t *bytes;
  size_t count;
} cresource;
size_t cresources_count(void);
const cresource *cresources_at(size_t index);
/* Asks for the memory at `address` to be brought near: a hint, never a fault. */
static inline void cresources_prefetch(const void *address) { __builtin_prefetch(address); }
#endif
