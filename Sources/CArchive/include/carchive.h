#ifndef CARCHIVE_H
#define CARCHIVE_H
#include <archive.h>
#include <archive_entry.h>
#include <stddef.h>
#include <stdint.h>

typedef ptrdiff_t (*carchive_read)(struct archive *, void *data, const void **buffer);
typedef int64_t (*carchive_seek)(struct archive *, void *data, int64_t offset, int whence);
/* Opens an archive over callbacks. Without `seek`, zip members are found by their local headers, and 7z cannot be read. */
int carchive_open(struct archive *a, void *data, carchive_read read, carchive_seek seek);
#endif
