/* Standard output: whoever wrote to it asks here whether it arrived. */
#include "cli/commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

bool output_flush(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    if (errno != EPIPE) /* a reader that has enough, such as head, is no news */
        fprintf(stderr, "belie: standard output: %s\n", strerror(errno));
    return false;
}
