#include "cdatasets.h"

static const uint8_t head[] = {
#embed "../../report/head.html"
};
static const uint8_t style[] = {
#embed "../../report/report.css"
};
static const uint8_t body[] = {
#embed "../../report/body.html"
};
/* The scripts in the order in which they build on each other; they share one scope. */
static const uint8_t script[] = {
#embed "../../report/words.js"
#embed "../../report/data.js" prefix(, )
#embed "../../report/charts.js" prefix(, )
#embed "../../report/overview.js" prefix(, )
#embed "../../report/article.js" prefix(, )
#embed "../../report/main.js" prefix(, )
};

const uint8_t *cdatasets_report(cdatasets_part part, ptrdiff_t *length) {
  switch (part) {
    case CDATASETS_REPORT_HEAD: *length = sizeof head; return head;
    case CDATASETS_REPORT_STYLE: *length = sizeof style; return style;
    case CDATASETS_REPORT_BODY: *length = sizeof body; return body;
    default: *length = sizeof script; return script;
  }
}
