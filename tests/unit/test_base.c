/* base/: arenas, buffers, vectors and maps keep their invariants, from tiny blocks on. */
#include "unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "base/vec.h"

static void arena_grows_and_zeroes(void **state)
{
    (void)state;
    arena a = { .block_size = 32 };
    for (int i = 1; i < 2000; i++) {
        unsigned char *memory = arena_alloc(&a, (size_t)i % 97 + 1);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % 16, 0);
        for (int k = 0; k < i % 97 + 1; k++) {
            assert_int_equal(memory[k], 0);
            memory[k] = 0xAA;
        }
        if (i % 500 == 0)
            arena_clear(&a);
    }
    assert_null(arena_alloc(&a, SIZE_MAX));
    assert_null(arena_array(&a, SIZE_MAX / 2, 16));
    assert_string_equal(arena_printf(&a, "%d-%s", 7, "x"), "7-x");
    arena_release(&a);
}

static void buf_is_terminated(void **state)
{
    (void)state;
    buf b = { 0 };
    for (int i = 0; i < 1000; i++) {
        assert_true(buf_printf(&b, "%d,", i));
        assert_int_equal(b.ptr[b.len], 0);
    }
    assert_false(buf_reserve(&b, SIZE_MAX / 2));
    assert_true(str_starts(buf_str(&b), STR("0,1,2,")));
    buf_release(&b);
}

static void vec_zeroes_new_elements(void **state)
{
    (void)state;
    VEC(int) v = { 0 };
    for (int i = 0; i < 1000; i++) {
        int *slot = vec_push(&v);
        assert_int_equal(*slot, 0);
        *slot = i;
    }
    assert_int_equal(v.len, 1000);
    assert_int_equal(v.at[999], 999);
    vec_release(&v);
}

static void map_finds_what_was_added(void **state)
{
    (void)state;
    map m = { 0 };
    bool is_new;
    for (uint64_t i = 0; i < 5000; i++)
        *map_at(&m, i * 7919, true, &is_new) = (uint32_t)i;
    for (uint64_t i = 0; i < 5000; i++)
        assert_int_equal(*map_find(&m, i * 7919), i);
    assert_null(map_find(&m, 1));
    map_release(&m);
    map_str s = { 0 };
    *map_str_at(&s, STR(""), true, &is_new) = 5;
    assert_true(is_new);
    assert_int_equal(*map_str_find(&s, STR("")), 5);
    assert_null(map_str_find(&s, STR("a")));
    map_str_release(&s);
}

static void strings_are_cut_and_read(void **state)
{
    (void)state;
    str rest = STR("a,,b"), part;
    int n = 0, value;
    while (str_cut(&rest, ',', &part))
        n++;
    assert_int_equal(n, 3);
    assert_true(str_to_int(STR("0042"), &value));
    assert_int_equal(value, 42);
    assert_false(str_to_int(STR("4a"), &value));
    assert_false(str_to_int(STR(""), &value));
    assert_false(str_to_int(STR("99999999999"), &value));
    assert_int_equal(str_leading_int(STR("9th")), 9);
    assert_int_equal(str_leading_int(STR("x9")), 0);
    assert_int_equal(str_leading_int(str_of("1999", 2)), 19); /* no byte beyond the view */
    assert_true(str_equal(str_trim(STR(" \t x \n")), STR("x")));
    assert_true(str_compare(STR("ab"), STR("abc")) < 0);
}

static void errors_tell_their_place(void **state)
{
    (void)state;
    belie_error e = { 0 };
    char out[200];
    error_at(&e, BELIE_BAD_RULES, STR("x.rules"), 12, 9, "unknown class <%s>", "mnth");
    belie_error_format(&e, out, sizeof out);
    assert_string_equal(out, "x.rules:12:9: unknown class <mnth>");
    error_set(&e, BELIE_IO, "plain");
    belie_error_format(&e, out, sizeof out);
    assert_string_equal(out, "plain");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_grows_and_zeroes), cmocka_unit_test(buf_is_terminated),
        cmocka_unit_test(vec_zeroes_new_elements), cmocka_unit_test(map_finds_what_was_added),
        cmocka_unit_test(strings_are_cut_and_read), cmocka_unit_test(errors_tell_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
