/* The one reader of JSON input: a document a line. */
#include "cli/inputs.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
        return copy_bytes(json_string_value(id), strlen(json_string_value(id)));
    if (json_is_integer(id))
        snprintf(made, sizeof made, "%lld", (long long)json_integer_value(id));
    else
        snprintf(made, sizeof made, "line-%zu", number);
    return copy_bytes(made, strlen(made));
}

static bool complain(char *message, size_t size, const char *what)
{
    snprintf(message, size, "%s", what);
    return false;
}

bool jsonl_read(const char *line, size_t length, size_t number, input_document *out, char *message,
                size_t size)
{
    json_error_t why;
    *out = (input_document){ 0 };
    json_t *root = json_loadb(line, length, JSON_ALLOW_NUL, &why);
    if (!root) {
        snprintf(message, size, "not JSON at column %d: %s", why.column, why.text);
        return false;
    }
    json_t *text = json_object_get(root, "text"), *dct = json_object_get(root, "dct");
    bool ok = true;
    if (!json_is_object(root))
        ok = complain(message, size, "a JSON object is wanted: {\"id\": ..., \"text\": ...}");
    else if (!json_is_string(text))
        ok = complain(message, size, "\"text\" is missing or no string");
    else if (dct && !json_is_string(dct) && !json_is_null(dct))
        ok = complain(message, size, "\"dct\" must be a string: \"2025-06-26\"");
    if (ok) {
        out->length = json_string_length(text);
        out->text = copy_bytes(json_string_value(text), out->length);
        out->id = copy_id(json_object_get(root, "id"), number);
        if (json_is_string(dct) && json_string_length(dct))
            out->dct = copy_bytes(json_string_value(dct), json_string_length(dct));
        if (!out->text || !out->id)
            ok = complain(message, size, "out of memory");
    }
    json_decref(root);
    return ok;
}
