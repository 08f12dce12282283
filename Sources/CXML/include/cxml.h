#ifndef CXML_H
#define CXML_H
#include <stddef.h>
#endif
