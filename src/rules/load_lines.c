/* The lines of a file of rules. */
#include "rules/load.h"

belie_status load_no_memory(const loader *l)
{
    return error_no_memory(l->error);
}

belie_status load_wrong(const loader *l, uint32_t column, const char *what)
{
    return error_at(l->error, BELIE_BAD_RULES, l->path, l->number, column, "%s", what);
}

bool load_next_line(loader *l)
{
    if (!str_cut(&l->rest, '\n', &l->line))
        return false;
    l->number++;
    if (l->line.len && l->line.ptr[l->line.len - 1] == '\r')
        l->line.len--;
    return true;
}

bool load_is_blank(str line)
{
    str trimmed = str_trim(line);
    return !trimmed.len || trimmed.ptr[0] == '#';
}

size_t load_indent_of(str line)
{
    size_t n = 0;
    while (n < line.len && (line.ptr[n] == ' ' || line.ptr[n] == '\t'))
        n++;
    return n;
}

str load_first_word(str line, str *rest)
{
    size_t n = 0;
    while (n < line.len && line.ptr[n] != ' ' && line.ptr[n] != '\t')
        n++;
    *rest = str_trim(str_of(line.ptr + n, line.len - n));
    return str_of(line.ptr, n);
}

uint32_t load_column_of(const loader *l, str part)
{
    return part.ptr ? (uint32_t)(part.ptr - l->line.ptr) + 1 : 1;
}

bool load_is_name(str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
              c == '_'))
            return false;
    }
    return name.len > 0 && name.len <= 60;
}

str load_pattern_text(loader *l, str first, size_t indent)
{
    const char *end = first.ptr + first.len;
    for (;;) {
        str rest = l->rest, line;
        if (!str_cut(&rest, '\n', &line) || load_is_blank(line) || load_indent_of(line) <= indent)
            break;
        load_next_line(l);
        end = l->line.ptr + l->line.len;
    }
    return str_of(first.ptr, (size_t)(end - first.ptr));
}
