#ifndef CDATASETS_H
#define CDATASETS_H
/* What the datasets need of C: calls that Swift's Glibc does not show, and the report's page. */
#include <stddef.h>
#include <stdint.h>

/* Exchanges two names in one step; 0, or -1 where the file system cannot. */
int cdatasets_exchange(const char *a, const char *b);

/* The parts of report.html, compiled into the program. */
typedef enum { CDATASETS_REPORT_HEAD, CDATASETS_REPORT_STYLE, CDATASETS_REPORT_BODY, CDATASETS_REPORT_SCRIPT } cdatasets_part;
const uint8_t *cdatasets_report(cdatasets_part part, ptrdiff_t *length);

#endif
