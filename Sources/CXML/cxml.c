#include "cxml.h"
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DEPTH = 200, CLASSES = 512 };

struct walk {
    cxml_block block;
    void *context;
    char *text;
    size_t length, capacity, linked;
    const char *element;
    char classes[CLASSES];
    int links;
};

static int is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (!strcasecmp(name, *names)) return 1;
    return 0;
}

static const char *const skipped[] = {"script", "style", "noscript", "nav", "header", "footer", "aside", "form", "select", "button", "iframe", "svg", "head", "object", "textarea", "template", NULL};
static const char *const blocks[] = {"p", "div", "td", "th", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "main", "body", "center", "blockquote", "pre", "dd", "dt", "dl", "figcaption", "figure", "founder-content", "hr", NULL};

static void flush(struct walk *w) {
    while (w->length && w->text[w->length - 1] == ' ') w->length--;
    if (w->length) w->block(w->context, w->element, w->classes, w->text, w->length, w->linked);
    w->length = w->linked = 0;
}

static void add(struct walk *w, const char *text) {
    size_t n = strlen(text);
    if (w->length + n + 2 > w->capacity) {
        size_t capacity = (w->length + n + 2) * 2;
        char *grown = realloc(w->text, capacity);
        if (!grown) return;
        w->text = grown;
        w->capacity = capacity;
    }
    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
        if (c == ' ' && (w->length == 0 || w->text[w->length - 1] == ' ')) continue;
        w->text[w->length++] = c;
        if (w->links) w->linked++;
    }
}

/* The class and id of the block and of up to six blocks around it. */
static void remember_classes(struct walk *w, xmlNodePtr node) {
    size_t used = 0;
    w->classes[0] = 0;
    for (int up = 0; node && node->type == XML_ELEMENT_NODE && up < 7; node = node->parent, up++) {
        static const char *const names[] = {"class", "id"};
        for (int i = 0; i < 2; i++) {
            xmlChar *value = xmlGetProp(node, (const xmlChar *)names[i]);
            if (!value) continue;
            size_t n = strlen((char *)value);
            if (used + n + 2 < CLASSES) {
                memcpy(w->classes + used, value, n);
                used += n;
                w->classes[used++] = ' ';
                w->classes[used] = 0;
            }
            xmlFree(value);
        }
    }
}

static void enter(struct walk *w, xmlNodePtr node) {
    flush(w);
    w->element = (const char *)node->name;
    remember_classes(w, node);
}

static void walk(struct walk *w, xmlNodePtr node, int depth) {
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            if (node->content) add(w, (const char *)node->content);
            continue;
        }
        if (node->type != XML_ELEMENT_NODE) continue;
        const char *name = (const char *)node->name;
        if (is_one_of(name, skipped)) continue;
        if (!strcasecmp(name, "br")) {
            const char *element = w->element;
            flush(w);
            w->element = element;
            continue;
        }
        int block = is_one_of(name, blocks);
        int link = !strcasecmp(name, "a");
        if (block) enter(w, node);
        if (link) w->links++;
        if (depth < DEPTH) walk(w, node->children, depth + 1);
        if (link) w->links--;
        if (block) {
            flush(w);
            if (node->parent && node->parent->type == XML_ELEMENT_NODE) enter(w, node->parent);
        }
    }
}

static void metas(struct walk *w, xmlNodePtr node, int depth) {
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (!strcasecmp((const char *)node->name, "meta")) {
            xmlChar *name = xmlGetProp(node, (const xmlChar *)"name");
            if (!name) name = xmlGetProp(node, (const xmlChar *)"property");
            xmlChar *content = xmlGetProp(node, (const xmlChar *)"content");
            if (name && content) w->block(w->context, "meta", (const char *)name, (const char *)content, strlen((const char *)content), 0);
            if (name) xmlFree(name);
            if (content) xmlFree(content);
        } else if (!strcasecmp((const char *)node->name, "title")) {
            xmlChar *text = xmlNodeGetContent(node);
            if (text) w->block(w->context, "title", "", (const char *)text, strlen((const char *)text), 0);
            if (text) xmlFree(text);
        }
        if (depth < DEPTH) metas(w, node->children, depth + 1);
    }
}

static void silent(void *context, const char *format, ...) { (void)context; (void)format; }

int cxml_html_blocks(const char *bytes, size_t length, cxml_block block, void *context) {
    if (length > 0x7fffffff) return -1;
    xmlSetGenericErrorFunc(NULL, silent);
    htmlDocPtr document = htmlReadMemory(bytes, (int)length, NULL, "UTF-8", HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    if (!document) return -1;
    xmlNodePtr root = xmlDocGetRootElement(document);
    if (!root) {
        xmlFreeDoc(document);
        return -1;
    }
    struct walk w = {.block = block, .context = context, .element = "body"};
    metas(&w, root, 0);
    walk(&w, root, 0);
    flush(&w);
    free(w.text);
    xmlFreeDoc(document);
    return 0;
}

void cxml_start(void) { xmlInitParser(); }
