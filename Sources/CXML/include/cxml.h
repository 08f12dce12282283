#ifndef CXML_H
#define CXML_H
#include <stddef.h>

/* A block of text of an HTML page: its element, the element's class and id (and those of its nearest ancestors, joined by spaces), its text in
   UTF-8 with runs of white space as one space, and how many of its bytes are inside links. Metas come first, as element "meta" with the
   name as classes and the content as text; the title as "title". */
typedef void (*cxml_block)(void *context, const char *element, const char *classes, const char *text, size_t length, size_t linked);

/* Parses UTF-8 HTML, however bad, and gives its blocks in order. 0, or -1 when there is no tree. No network, no entities from outside. */
int cxml_html_blocks(const char *bytes, size_t length, cxml_block block, void *context);
/* Once, before threads parse. */
void cxml_start(void);
#endif
