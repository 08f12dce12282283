#include "cicu.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>

struct cicu_breaks { UBreakIterator *it; };

cicu_breaks *cicu_breaks_open(int kind, const char *locale, int32_t *error) {
    UErrorCode e = U_ZERO_ERROR;
    UBreakIterator *it = ubrk_open(kind == 0 ? UBRK_WORD : UBRK_SENTENCE, locale, NULL, 0, &e);
    *error = U_FAILURE(e) ? e : 0;
    if (U_FAILURE(e)) return NULL;
    cicu_breaks *b = malloc(sizeof *b);
    b->it = it;
    return b;
}

void cicu_breaks_close(cicu_breaks *b) {
    ubrk_close(b->it);
    free(b);
}

int32_t cicu_breaks_mark(cicu_breaks *b, const uint16_t *text, int32_t length, uint64_t *bits) {
    UErrorCode e = U_ZERO_ERROR;
    ubrk_setText(b->it, (const UChar *)text, length, &e);
    if (U_FAILURE(e)) return e;
    for (int32_t p = ubrk_next(b->it); p != UBRK_DONE; p = ubrk_next(b->it)) bits[p >> 6] |= 1ull << (p & 63);
    return 0;
}

struct cicu_converter { UConverter *cnv; };

cicu_converter *cicu_converter_open(const char *name, int32_t *error) {
    UErrorCode e = U_ZERO_ERROR;
    UConverter *cnv = ucnv_open(name, &e);
    *error = U_FAILURE(e) ? e : 0;
    if (U_FAILURE(e)) return NULL;
    ucnv_setToUCallBack(cnv, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &e);
    cicu_converter *c = malloc(sizeof *c);
    c->cnv = cnv;
    return c;
}

void cicu_converter_close(cicu_converter *c) {
    ucnv_close(c->cnv);
    free(c);
}

int32_t cicu_decode(cicu_converter *c, const char *bytes, int32_t length, uint16_t *target, int32_t capacity, int32_t *bad_count,
                    int32_t *first_bad, int32_t *error) {
    const char *s = bytes, *end = bytes + length;
    UChar *t = (UChar *)target, *limit = (UChar *)target + capacity;
    *bad_count = 0;
    *first_bad = -1;
    *error = 0;
    ucnv_reset(c->cnv);
    for (;;) {
        UErrorCode e = U_ZERO_ERROR;
        ucnv_toUnicode(c->cnv, &t, limit, &s, end, NULL, true, &e);
        if (U_SUCCESS(e)) break;
        if (e == U_INVALID_CHAR_FOUND || e == U_ILLEGAL_CHAR_FOUND || e == U_TRUNCATED_CHAR_FOUND || e == U_ILLEGAL_ESCAPE_SEQUENCE) {
            char bad[32];
            int8_t n = sizeof bad;
            UErrorCode e2 = U_ZERO_ERROR;
            ucnv_getInvalidChars(c->cnv, bad, &n, &e2);
            if (*first_bad < 0) *first_bad = (int32_t)(s - bytes) - (U_SUCCESS(e2) ? n : 0);
            ++*bad_count;
            if (t < limit) *t++ = 0xFFFD;
            if (e == U_TRUNCATED_CHAR_FOUND || s >= end) break;
            continue;
        }
        *error = e;
        break;
    }
    return (int32_t)(t - (UChar *)target);
}

int32_t cicu_detect(const char *bytes, int32_t length, const char **names, int32_t *confidences, int32_t most, int32_t *error) {
    UErrorCode e = U_ZERO_ERROR;
    UCharsetDetector *d = ucsdet_open(&e);
    ucsdet_setText(d, bytes, length, &e);
    int32_t n = 0;
    const UCharsetMatch **found = ucsdet_detectAll(d, &n, &e);
    if (U_FAILURE(e)) n = 0;
    if (n > most) n = most;
    for (int32_t i = 0; i < n; i++) {
        UErrorCode e2 = U_ZERO_ERROR;
        names[i] = ucsdet_getName(found[i], &e2);
        confidences[i] = ucsdet_getConfidence(found[i], &e2);
    }
    ucsdet_close(d);
    *error = U_FAILURE(e) ? e : 0;
    return n;
}

struct cicu_transliterator { UTransliterator *it; };

cicu_transliterator *cicu_transliterator_open(const char *id, int32_t *error) {
    UErrorCode e = U_ZERO_ERROR;
    UChar name[128];
    u_uastrncpy(name, id, 127);
    UTransliterator *it = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &e);
    *error = U_FAILURE(e) ? e : 0;
    if (U_FAILURE(e)) return NULL;
    cicu_transliterator *t = malloc(sizeof *t);
    t->it = it;
    return t;
}

void cicu_transliterator_close(cicu_transliterator *t) {
    utrans_close(t->it);
    free(t);
}

int32_t cicu_transliterate(cicu_transliterator *t, uint16_t *text, int32_t length, int32_t capacity, int32_t *error) {
    UErrorCode e = U_ZERO_ERROR;
    int32_t n = length, limit = length;
    utrans_transUChars(t->it, (UChar *)text, &n, capacity, 0, &limit, &e);
    *error = U_FAILURE(e) ? e : 0;
    return n;
}

struct cicu_collator { UCollator *it; };

cicu_collator *cicu_collator_open(const char *locale, int32_t *error) {
    UErrorCode e = U_ZERO_ERROR;
    UCollator *it = ucol_open(locale, &e);
    *error = U_FAILURE(e) ? e : 0;
    if (U_FAILURE(e)) return NULL;
    cicu_collator *c = malloc(sizeof *c);
    c->it = it;
    return c;
}

void cicu_collator_close(cicu_collator *c) {
    ucol_close(c->it);
    free(c);
}

int32_t cicu_compare(cicu_collator *c, const uint16_t *a, int32_t n, const uint16_t *b, int32_t m) {
    return ucol_strcoll(c->it, (const UChar *)a, n, (const UChar *)b, m);
}

int32_t cicu_category(int32_t c) { return u_charType(c); }
bool cicu_is_han(int32_t c) { return uscript_hasScript(c, USCRIPT_HAN); }
int32_t cicu_east_asian_width(int32_t c) { return u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH); }
const char *cicu_error_name(int32_t e) { return u_errorName((UErrorCode)e); }
const char *cicu_version(void) { return U_ICU_VERSION; }
const char *cicu_unicode_version(void) { return U_UNICODE_VERSION; }
