/* Prints the tokens (t START END) and sentences (s START END) of standard input, in bytes, for
 * tests/test_spec.py. */
#include <stdio.h>

#include "text/text.h"

int main(void)
{
    static char bytes[1 << 16];
    size_t length = fread(bytes, 1, sizeof bytes, stdin);
    text t = { 0 };
    belie_error error;
    if (text_read(&t, bytes, length, false, &error) != BELIE_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    for (uint32_t i = 0; i < t.tokens.len; i++)
        printf("t %u %u\n", t.tokens.at[i].start, t.tokens.at[i].end);
    for (uint32_t i = 0; i < t.sentences.len; i++)
        printf("s %u %u\n", t.tokens.at[t.sentences.at[i].first].start, t.tokens.at[t.sentences.at[i].last - 1].end);
    text_release(&t);
    return 0;
}
