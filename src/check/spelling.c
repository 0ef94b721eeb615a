#include "check/spelling.h"

enum { COMPARED_MOST = 24, APART_MOST = 9 };

bool same_letters(str a, str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (str_small(a.ptr[i]) != str_small(b.ptr[i]))
            return false;
    return true;
}

bool is_slip(str a, str b, size_t letters, size_t start_least)
{
    size_t start = 0, end = 0, shorter = a.len < b.len ? a.len : b.len;
    if (shorter < NAME_LEAST || a.len > b.len + 1 || b.len > a.len + 1 || same_letters(a, b))
        return false;
    while (start < shorter && str_small(a.ptr[start]) == str_small(b.ptr[start]))
        start++;
    while (end < shorter - start && str_small(a.ptr[a.len - 1 - end]) == str_small(b.ptr[b.len - 1 - end]))
        end++;
    return start >= start_least && end > 0 && a.len - start - end <= letters && b.len - start - end <= letters;
}

/* The letters as they sound: Catherine and Katherine, Stephen and Steven, Meier and Meyer. */
static size_t as_it_sounds(str word, char out[32])
{
    size_t n = 0;
    for (size_t i = 0; i < word.len && n < 31; i++) {
        char c = str_small(word.ptr[i]), next = i + 1 < word.len ? str_small(word.ptr[i + 1]) : 0;
        if (c == 'h' && n && (out[n - 1] == 't' || out[n - 1] == 'k'))
            continue;
        if (c == 'o' && n && out[n - 1] == 'e')
            continue;
        c = c == 'g' && (next == 'e' || next == 'i') ? 'j' : c;
        bool fricative = c == 'v' || (c == 'p' && next == 'h');
        i += c == 'p' && next == 'h';
        c = fricative ? 'f' : c == 'c' ? 'k' : c == 'y' ? 'i' : c == 'z' ? 's' : c;
        if (!n || out[n - 1] != c)
            out[n++] = c;
    }
    out[n] = '\0';
    return n;
}

bool sounds_alike(str a, str b)
{
    char x[32], y[32];
    return a.len >= NAME_LEAST && b.len >= NAME_LEAST && !same_letters(a, b) && as_it_sounds(a, x) == as_it_sounds(b, y) &&
           strcmp(x, y) == 0;
}

size_t letters_shared(str a, str b)
{
    size_t n = 0;
    while (n < a.len && n < b.len && str_small(a.ptr[n]) == str_small(b.ptr[n]))
        n++;
    return n;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The letters in small ones, without those at both ends that the two words share.  How many. */
static size_t take_letters(str word, size_t start, size_t end, char out[COMPARED_MOST])
{
    for (size_t i = start; i < word.len - end; i++)
        out[i - start] = str_small(word.ptr[i]);
    return word.len - start - end;
}

/* The distance of Damerau and Levenshtein, by optimal string alignment. */
int letters_apart(str a, str b)
{
    int cost[COMPARED_MOST + 1][COMPARED_MOST + 1];
    char x[COMPARED_MOST], y[COMPARED_MOST];
    if (a.len > COMPARED_MOST || b.len > COMPARED_MOST)
        return APART_MOST;
    size_t shorter = a.len < b.len ? a.len : b.len, start = letters_shared(a, b), end = 0;
    while (end < shorter - start && str_small(a.ptr[a.len - 1 - end]) == str_small(b.ptr[b.len - 1 - end]))
        end++;
    size_t m = take_letters(a, start, end, x), n = take_letters(b, start, end, y);
    for (size_t i = 0; i <= m; i++)
        cost[i][0] = (int)i;
    for (size_t j = 0; j <= n; j++)
        cost[0][j] = (int)j;
    for (size_t i = 1; i <= m; i++)
        for (size_t j = 1; j <= n; j++) {
            cost[i][j] = least(least(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (x[i - 1] != y[j - 1]));
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && y[j - 1] == x[i - 2])
                cost[i][j] = least(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return least(cost[m][n], APART_MOST);
}

/* The letters U+00C0 to U+017F without their accents. */
static const char bare_letters[] =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

enum { BARE_FIRST = 0xC0, BARE_END = 0x180, MARKS_FIRST = 0x300, MARKS_END = 0x370 };

/* The next letter, small and bare, or 0 at the end; *accent: it had one. */
static char bare_letter(str word, size_t *at, bool *accent)
{
    if (*at >= word.len)
        return 0;
    unsigned char c = (unsigned char)word.ptr[(*at)++];
    if (c < 0x80 || *at >= word.len)
        return str_small((char)c);
    unsigned int letter = (c & 0x1Fu) << 6 | ((unsigned char)word.ptr[(*at)++] & 0x3Fu);
    *accent = true;
    if (letter >= MARKS_FIRST && letter < MARKS_END)
        return bare_letter(word, at, accent);
    return (c & 0xE0) == 0xC0 && letter >= BARE_FIRST && letter < BARE_END ? bare_letters[letter - BARE_FIRST] : (char)c;
}

/* Over the second letter of "ue", "oe", "ae", "aa", "ss", by which a letter with an accent is written too. */
static bool is_second_letter(char before, char c)
{
    return c == 'e' ? before == 'a' || before == 'o' || before == 'u' : c == before && (c == 'a' || c == 's');
}

bool same_but_accents(str a, str b)
{
    char x, y, before = 0;
    bool accent = false;
    for (size_t i = 0, k = 0;; before = x) {
        x = bare_letter(a, &i, &accent), y = bare_letter(b, &k, &accent);
        if (x != y && is_second_letter(before, x))
            x = bare_letter(a, &i, &accent);
        else if (x != y && is_second_letter(before, y))
            y = bare_letter(b, &k, &accent);
        if (x != y)
            return false;
        if (!x)
            return accent;
    }
}
