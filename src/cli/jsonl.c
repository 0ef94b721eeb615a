/* The one reader of JSON input: a document a line. */
#include "cli/inputs.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/memory.h"

static char *copy_bytes(const char *from, size_t length)
{
    char *copy = malloc(length + 1);
    if (copy) {
        memcpy(copy, from, length);
        copy[length] = '\0';
    }
    return copy;
}

static char *copy_id(json_t *id, size_t number)
{
    char made[40];
    if (json_is_string(id))
        return copy_bytes(json_string_value(id), json_string_length(id));
    if (json_is_integer(id))
        snprintf(made, sizeof made, "%lld", (long long)json_integer_value(id));
    else
        snprintf(made, sizeof made, "line-%zu", number);
    return copy_bytes(made, strlen(made));
}

static bool is_hex(const char *digits, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!strchr("0123456789abcdefABCDEF", digits[i]) || !digits[i])
            return false;
    return true;
}

/* \uD800 to \uDBFF gives 1, \uDC00 to \uDFFF 2, all else 0. */
static int surrogate(const char *at, const char *end)
{
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u' || (at[2] != 'd' && at[2] != 'D') || !is_hex(at, 3, 6) ||
        at[3] < '8')
        return 0;
    return strchr("89aAbB", at[3]) ? 1 : 2;
}

/* Half a surrogate pair is no character, but some writers of JSON let it through (a text cut in the
 * middle of an emoji): each is made \uFFFD in place, so that columns stay true. */
static void mend_surrogates(char *line, size_t length)
{
    const char *end = line + length;
    for (char *at = line; at < end; at++) {
        int half = surrogate(at, end);
        if (half == 1 && surrogate(at + 6, end) == 2)
            at += 11;
        else if (half) {
            memcpy(at + 2, "FFFD", 4);
            at += 5;
        } else if (*at == '\\')
            at++;
    }
}

static bool complain(char *message, size_t size, const char *what)
{
    snprintf(message, size, "%s", what);
    return false;
}

/* Why the parsed line is no document, or NULL. */
static const char *what_is_wrong(const json_t *root)
{
    const json_t *text = json_object_get(root, "text"), *dct = json_object_get(root, "dct");
    const json_t *id = json_object_get(root, "id");
    if (!json_is_object(root))
        return "a JSON object is wanted: {\"id\": ..., \"text\": ...}";
    if (!json_is_string(text))
        return "\"text\" is missing or no string";
    if (dct && !json_is_string(dct) && !json_is_null(dct))
        return "\"dct\" must be a string: \"2025-06-26\"";
    if (json_is_string(id) && memchr(json_string_value(id), '\0', json_string_length(id)))
        return "\"id\" must not hold a NUL";
    return NULL;
}

static bool fill(const json_t *root, size_t number, input_document *out)
{
    json_t *text = json_object_get(root, "text"), *dct = json_object_get(root, "dct");
    bool dated = json_is_string(dct) && json_string_length(dct);
    out->length = json_string_length(text);
    out->text = copy_bytes(json_string_value(text), out->length);
    out->id = copy_id(json_object_get(root, "id"), number);
    out->dct = dated ? copy_bytes(json_string_value(dct), json_string_length(dct)) : NULL;
    return out->text && out->id && (out->dct || !dated);
}

bool jsonl_read(char *line, size_t length, size_t number, input_document *out, char *message,
                size_t size)
{
    json_error_t why;
    *out = (input_document){ 0 };
    mend_surrogates(line, length);
    json_t *root = json_loadb(line, length, JSON_ALLOW_NUL, &why);
    const char *wrong = root ? what_is_wrong(root) : NULL;
    bool filled = root && !wrong && fill(root, number, out);
    json_decref(root);
    if (!json_memory_end() || (root && !wrong && !filled))
        return complain(message, size, "out of memory");
    if (wrong)
        return complain(message, size, wrong);
    if (filled)
        return true;
    if (why.column > 0)
        snprintf(message, size, "not JSON at column %d: %s", why.column, why.text);
    else
        snprintf(message, size, "not JSON: %s", why.text);
    return false;
}
