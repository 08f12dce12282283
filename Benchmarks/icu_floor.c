/* The floor: the time that ICU's word break alone takes for a text, on one core.

     cc -O2 icu_floor.c -o icu_floor $(pkg-config --cflags --libs icu-uc icu-i18n) && ./icu_floor TEXT

   TEXT is UTF-8. It is decoded beforehand; the clock runs over the breaks alone, line by line, with one iterator. Prints one JSON object. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

/* Of the processor, not of the wall: other work on the machine does not count. */
static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

static char *read_file(const char *path, long *length) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) return NULL;
  *length = ftell(file);
  rewind(file);
  char *bytes = malloc(*length + 1);
  if (bytes && fread(bytes, 1, *length, file) != (size_t)*length) bytes = NULL;
  fclose(file);
  return bytes;
}

int main(int argc, char **argv) {
  long length = 0;
  char *bytes = argc == 2 ? read_file(argv[1], &length) : NULL;
  if (!bytes) {
    fprintf(stderr, "icu_floor: give one readable file\n");
    return 2;
  }
  UErrorCode status = U_ZERO_ERROR;
  UChar *units = malloc(sizeof(UChar) * (length + 1));
  int32_t count = 0;
  u_strFromUTF8WithSub(units, (int32_t)length + 1, &count, bytes, (int32_t)length, 0xFFFD, NULL, &status);
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  if (U_FAILURE(status)) {
    fprintf(stderr, "icu_floor: %s\n", u_errorName(status));
    return 1;
  }
  long found = 0;
  double start = seconds();
  for (int32_t at = 0; at < count;) {
    int32_t end = at;
    while (end < count && units[end] != '\n') end++;
    ubrk_setText(words, units + at, end - at, &status);
    while (ubrk_next(words) != UBRK_DONE) found++;
    at = end + 1;
  }
  double taken = seconds() - start;
  printf("{\"bytes\": %ld, \"words\": %ld, \"seconds\": %.4f, \"mb_per_second\": %.3f}\n", length, found, taken, length / taken / 1e6);
  return 0;
}
