#ifndef CDATASETS_H
#define CDATASETS_H
/* What the datasets need of C: calls that Swift's Glibc does not show, and the report's page. */
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

/* Exchanges two names in one step; 0, or -1 where the file system cannot. */
int cdatasets_exchange(const char *a, const char *b);

/* The parts of report.html, compiled into the program. */
typedef enum { CDATASETS_REPORT_HEAD, CDATASETS_REPORT_STYLE, CDATASETS_REPORT_BODY, CDATASETS_REPORT_SCRIPT } cdatasets_part;
const uint8_t *cdatasets_report(cdatasets_part part, ptrdiff_t *length);


/* XLSX through libxlsxwriter, which is loaded when it is wanted: the program runs without it. All calls give 0, or its error code. */
typedef struct cdatasets_xlsx cdatasets_xlsx;
/* NULL when the library is there, else why it is not. */
const char *cdatasets_xlsx_missing(void);
/* A workbook in constant-memory mode; temporary files go to `folder`. NULL when memory is out. */
cdatasets_xlsx *cdatasets_xlsx_open(const char *path, const char *folder);
int cdatasets_xlsx_sheet(cdatasets_xlsx *book, const char *name);
/* Before the first row of the sheet. */
int cdatasets_xlsx_width(cdatasets_xlsx *book, int column, double width);
/* Cells in ascending order of rows; row 0 is the header. */
int cdatasets_xlsx_header(cdatasets_xlsx *book, int column, const char *text);
int cdatasets_xlsx_text(cdatasets_xlsx *book, int row, int column, const char *text);
int cdatasets_xlsx_number(cdatasets_xlsx *book, int row, int column, double number);
int cdatasets_xlsx_boolean(cdatasets_xlsx *book, int row, int column, int value);
/* Days since 1899-12-30. */
int cdatasets_xlsx_date(cdatasets_xlsx *book, int row, int column, double days);
/* Freezes the header of the sheet and puts a filter over its rows. */
int cdatasets_xlsx_finish_sheet(cdatasets_xlsx *book, int rows, int columns);
/* Writes the file; the book is gone then. */
int cdatasets_xlsx_close(cdatasets_xlsx *book);
const char *cdatasets_xlsx_error(int code);

#endif
