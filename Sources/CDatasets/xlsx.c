/* libxlsxwriter through dlopen. Its functions and the two structures are declared here as far as they are used, so that neither building nor
   running needs it; the structures have room at their end for what later versions add. */
#include "cdatasets.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
  uint8_t constant_memory;
  const char *tmpdir;
  uint8_t use_zip64;
  void *later[16];
} workbook_options;

typedef struct {
  const char *title, *subject, *author, *manager, *company, *category, *keywords, *comments, *status, *hyperlink_base;
  time_t created;
  void *later[16];
} doc_properties;

static struct {
  void *(*workbook_new_opt)(const char *, workbook_options *);
  void *(*workbook_add_worksheet)(void *, const char *);
  void *(*workbook_add_format)(void *);
  int (*workbook_set_properties)(void *, doc_properties *);
  int (*workbook_close)(void *);
  void (*format_set_bold)(void *);
  void (*format_set_num_format)(void *, const char *);
  int (*worksheet_write_string)(void *, uint32_t, uint16_t, const char *, void *);
  int (*worksheet_write_number)(void *, uint32_t, uint16_t, double, void *);
  int (*worksheet_write_boolean)(void *, uint32_t, uint16_t, int, void *);
  int (*worksheet_set_column)(void *, uint16_t, uint16_t, double, void *);
  void (*worksheet_freeze_panes)(void *, uint32_t, uint16_t);
  int (*worksheet_autofilter)(void *, uint32_t, uint16_t, uint32_t, uint16_t);
  char *(*lxw_strerror)(int);
} lxw;

struct cdatasets_xlsx {
  void *book, *sheet, *bold, *date;
};

#define LOAD(name) \
  if (!(*(void **)&lxw.name = dlsym(library, #name))) return "the library has no " #name

const char *cdatasets_xlsx_missing(void) {
  static void *library;
  static char reason[256];
  if (library) return NULL;
  const char *names[] = {"libxlsxwriter.so.4", "libxlsxwriter.so.5", "libxlsxwriter.so.6", "libxlsxwriter.so.7", "libxlsxwriter.so.8", "libxlsxwriter.so"};
  for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(reason, sizeof reason, "%s", dlerror());
    return reason;
  }
  LOAD(workbook_new_opt);
  LOAD(workbook_add_worksheet);
  LOAD(workbook_add_format);
  LOAD(workbook_set_properties);
  LOAD(workbook_close);
  LOAD(format_set_bold);
  LOAD(format_set_num_format);
  LOAD(worksheet_write_string);
  LOAD(worksheet_write_number);
  LOAD(worksheet_write_boolean);
  LOAD(worksheet_set_column);
  LOAD(worksheet_freeze_panes);
  LOAD(worksheet_autofilter);
  LOAD(lxw_strerror);
  return NULL;
}

cdatasets_xlsx *cdatasets_xlsx_open(const char *path, const char *folder) {
  workbook_options options = {.constant_memory = 1, .tmpdir = folder, .use_zip64 = 0};
  /* A fixed moment, so that equal data give equal bytes: 1 January 2000. */
  doc_properties properties = {.title = "Baokan dataset", .created = 946684800};
  cdatasets_xlsx *book = calloc(1, sizeof *book);
  if (!book) return NULL;
  book->book = lxw.workbook_new_opt(path, &options);
  if (!book->book) {
    free(book);
    return NULL;
  }
  lxw.workbook_set_properties(book->book, &properties);
  book->bold = lxw.workbook_add_format(book->book);
  lxw.format_set_bold(book->bold);
  book->date = lxw.workbook_add_format(book->book);
  lxw.format_set_num_format(book->date, "yyyy-mm-dd");
  return book;
}

int cdatasets_xlsx_sheet(cdatasets_xlsx *book, const char *name) {
  book->sheet = lxw.workbook_add_worksheet(book->book, name);
  return book->sheet ? 0 : 1;
}

int cdatasets_xlsx_width(cdatasets_xlsx *book, int column, double width) {
  return lxw.worksheet_set_column(book->sheet, (uint16_t)column, (uint16_t)column, width, NULL);
}

int cdatasets_xlsx_header(cdatasets_xlsx *book, int column, const char *text) {
  return lxw.worksheet_write_string(book->sheet, 0, (uint16_t)column, text, book->bold);
}

int cdatasets_xlsx_text(cdatasets_xlsx *book, int row, int column, const char *text) {
  return lxw.worksheet_write_string(book->sheet, (uint32_t)row, (uint16_t)column, text, NULL);
}

int cdatasets_xlsx_number(cdatasets_xlsx *book, int row, int column, double number) {
  return lxw.worksheet_write_number(book->sheet, (uint32_t)row, (uint16_t)column, number, NULL);
}

int cdatasets_xlsx_boolean(cdatasets_xlsx *book, int row, int column, int value) {
  return lxw.worksheet_write_boolean(book->sheet, (uint32_t)row, (uint16_t)column, value, NULL);
}

int cdatasets_xlsx_date(cdatasets_xlsx *book, int row, int column, double days) {
  return lxw.worksheet_write_number(book->sheet, (uint32_t)row, (uint16_t)column, days, book->date);
}

int cdatasets_xlsx_finish_sheet(cdatasets_xlsx *book, int rows, int columns) {
  lxw.worksheet_freeze_panes(book->sheet, 1, 0);
  return lxw.worksheet_autofilter(book->sheet, 0, 0, (uint32_t)rows, (uint16_t)(columns - 1));
}

int cdatasets_xlsx_close(cdatasets_xlsx *book) {
  int code = lxw.workbook_close(book->book);
  free(book);
  return code;
}

const char *cdatasets_xlsx_error(int code) { return lxw.lxw_strerror(code); }
