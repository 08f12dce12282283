#include "carchive.h"



int carchive_open(struct archive *a, void *data, carchive_read read) {
    return archive_read_open(a, data, NULL, (archive_read_callback *)read, NULL);
}
