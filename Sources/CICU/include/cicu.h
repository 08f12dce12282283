#ifndef CICU_H
#define CICU_H
/* ICU's names are macros with the version in them; Swift sees these wrappers instead. */
#include <stdbool.h>
#include <stdint.h>

typedef struct cicu_breaks cicu_breaks;
/* kind: 0 word, 1 sentence. NULL and *error set on failure. */
cicu_breaks *cicu_breaks_open(int kind, const char *locale, int32_t *error);
void cicu_breaks_close(cicu_breaks *breaks);
/* Sets the bit of every boundary inside the text, in words of 64 bits; the caller clears them. The text is not copied. Returns ICU's error. */
int32_t cicu_breaks_mark(cicu_breaks *breaks, const uint16_t *text, int32_t length, uint64_t *bits);

typedef struct cicu_converter cicu_converter;
cicu_converter *cicu_converter_open(const char *name, int32_t *error);
void cicu_converter_close(cicu_converter *converter);
/* Decodes the whole input. Returns the units written; *bad_count counts the invalid sequences (each became U+FFFD), *first_bad is the
   byte of the first, or -1. `target` must hold `length` + 16 units. */
int32_t cicu_decode(cicu_converter *converter, const char *bytes, int32_t length, uint16_t *target, int32_t capacity, int32_t *bad_count,
                    int32_t *first_bad, int32_t *error);
/* ICU's charset detection: fills up to `most` names and confidences (0 to 100); returns how many. */
int32_t cicu_detect(const char *bytes, int32_t length, const char **names, int32_t *confidences, int32_t most, int32_t *error);

typedef struct cicu_transliterator cicu_transliterator;
cicu_transliterator *cicu_transliterator_open(const char *id, int32_t *error);
void cicu_transliterator_close(cicu_transliterator *transliterator);
/* In place: `text` holds `length` units of `capacity`; returns the new length. */
int32_t cicu_transliterate(cicu_transliterator *transliterator, uint16_t *text, int32_t length, int32_t capacity, int32_t *error);

typedef struct cicu_collator cicu_collator;
cicu_collator *cicu_collator_open(const char *locale, int32_t *error);
void cicu_collator_close(cicu_collator *collator);
int32_t cicu_compare(cicu_collator *collator, const uint16_t *a, int32_t a_length, const uint16_t *b, int32_t b_length);

int32_t cicu_category(int32_t code_point);
bool cicu_is_han(int32_t code_point);
int32_t cicu_east_asian_width(int32_t code_point);
const char *cicu_error_name(int32_t error);
const char *cicu_version(void);
const char *cicu_unicode_version(void);
#endif
