#ifndef CARCHIVE_H
#define CARCHIVE_H
#include <archive.h>
#include <archive_entry.h>
#include <stddef.h>

typedef ptrdiff_t (*carchive_read)(struct archive *, void *data, const void **buffer);
/* Opens an archive over a stream. zip members are then found by their local headers, in the archive's order. */
int carchive_open(struct archive *a, void *data, carchive_read read);
#endif
