#include "carchive.h"

int carchive_open(struct archive *a, void *data, carchive_read read, carchive_seek seek) {
    archive_read_set_callback_data(a, data);
    archive_read_set_read_callback(a, (archive_read_callback *)read);
    if (seek) archive_read_set_seek_callback(a, (archive_seek_callback *)seek);
    return archive_read_open1(a);
}
