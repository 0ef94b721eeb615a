/* The nearest name, by letters put in, left out, changed or exchanged with the next. */
#include "cli/nearest.h"

#include <stdio.h>
#include <string.h>

enum { LETTERS_MOST = 48 };

static unsigned smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned distance(const char *a, const char *b)
{
    unsigned rows[3][LETTERS_MOST + 1];
    size_t m = strlen(a), n = strlen(b);
    if (m > LETTERS_MOST || n > LETTERS_MOST)
        return LETTERS_MOST;
    for (size_t i = 0; i <= m; i++)
        for (size_t j = 0; j <= n; j++) {
            unsigned *row = rows[i % 3];
            const unsigned *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
            if (i == 0 || j == 0) {
                row[j] = (unsigned)(i + j);
                continue;
            }
            row[j] = smaller(smaller(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = smaller(row[j], higher[j - 2] + 1);
        }
    return rows[m % 3][n];
}

/* A third of the letters may be wrong, and no more than three: else any name is near a short word. */
nearest nearest_to(const char *wrong)
{
    size_t third = strlen(wrong) / 3;
    return (nearest){ .wrong = wrong, .far = 1 + (third < 3 ? (unsigned)third : 3) };
}

void nearest_offer(nearest *n, const char *name, const char *like)
{
    unsigned far = distance(n->wrong, like);
    if (far < n->far) {
        n->far = far;
        n->best = name;
    }
}

void nearest_hint(const nearest *n, const char *before, char *out, size_t size)
{
    out[0] = '\0';
    if (n->best)
        snprintf(out, size, " (did you mean %s%s?)", before, n->best);
}
