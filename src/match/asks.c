/* What a pattern asks of one symbol. */
#include "match/asks.h"

bool ask_holds(const ask *a, const symbol *s)
{
    switch (a->kind) {
    case ASK_ANY:
        return !class_set_has(&s->single, CLASS_SENTENCE_EDGE);
    case ASK_CLASS:
        return symbol_has(s, a->id);
    case ASK_SINGLE:
        return class_set_has(&s->single, a->id);
    case ASK_BEGIN:
        return class_set_has(&s->begin, a->id);
    case ASK_INSIDE:
        return class_set_has(&s->inside, a->id);
    case ASK_LITERAL:
        return s->literal == a->id && (!a->cased || !class_set_has(&s->single, CLASS_LOWER));
    case ASK_AND:
        return ask_holds(a->left, s) && ask_holds(a->right, s);
    case ASK_OR:
        return ask_holds(a->left, s) || ask_holds(a->right, s);
    case ASK_NOT:
        return !ask_holds(a->left, s) && !class_set_has(&s->single, CLASS_SENTENCE_EDGE);
    }
    return false;
}

uint64_t ask_hash(const ask *a)
{
    uint64_t hash = (uint64_t)a->kind << 40 ^ (uint64_t)a->cased << 39 ^ a->id;
    hash = (hash + 1) * 0x9E3779B97F4A7C15u;
    if (a->left)
        hash = (hash ^ ask_hash(a->left)) * 0xBF58476D1CE4E5B9u;
    if (a->right)
        hash = (hash ^ hash >> 31 ^ ask_hash(a->right)) * 0x94D049BB133111EBu;
    return hash ^ hash >> 29;
}
