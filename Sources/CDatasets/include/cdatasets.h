#ifndef CDATASETS_H
#define CDATASETS_H
/* What the datasets need of C: calls that Swift's Glibc does not show. */

/* Exchanges two names in one step; 0, or -1 where the file system cannot. */
int cdatasets_exchange(const char *a, const char *b);

#endif
