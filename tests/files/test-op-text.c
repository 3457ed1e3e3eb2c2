#include "base/error.h"
#include "files/op-text.h"
#include "random-map.h"

static void
assert_same (const SwOp *op, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwOp) back = sw_op_from_text (text, &error);
  g_autoptr (GString) again = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpint (back->type, ==, op->type);
  g_assert_cmpstr (back->id, ==, op->id);
  g_assert_cmpstr (back->parent, ==, op->parent);
  g_assert_cmpstr (back->before, ==, op->before);
  g_assert_cmpstr (back->old_parent, ==, op->old_parent);
  g_assert_cmpstr (back->old_before, ==, op->old_before);
  g_assert_cmpstr (back->value, ==, op->value);
  g_assert_cmpstr (back->old_value, ==, op->old_value);
  g_assert_cmpint (back->kind, ==, op->kind);
  g_assert_cmpint (back->attr, ==, op->attr);
  g_assert_cmpstr (back->extra, ==, op->extra);
  g_assert_cmpstr (back->raw, ==, op->raw);
  g_assert_cmpstr (back->renamed_from, ==, op->renamed_from);
  if (op->values != NULL)
    {
      guint count;

      sw_kind_attrs (op->kind, &count);
      for (guint i = 0; i < count; i++)
        g_assert_cmpstr (back->values[i], ==, op->values[i]);
    }
  sw_op_append_text (again, back);
  g_assert_cmpstr (again->str, ==, text);
}

static void
test_form (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (SwOp) insert = sw_op_new_insert (SW_KIND_STREAM, "s1", "#0", NULL);
  g_autoptr (SwOp) remark = sw_op_new_insert (SW_KIND_REMARK, "#5", "n1", "#4");
  g_autoptr (SwOp) set = NULL;
  g_autoptr (SwOp) unset = NULL;
  g_autoptr (SwOp) move = NULL;
  g_autoptr (SwOp) drop = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const SwOp *ops[6];
  static const char *const lines[] = {
    "insert\tkind=stream\tid=s1\tparent=#0\t@name=a\\tb\\\\c\\nd",
    "insert\tkind=remark\tid=#5\tparent=n1\tbefore=#4\t@text=",
    "set\tid=s1\tattr=x\tnew=-40",
    "set\tid=s1\tattr=name\told=a\\tb\\\\c\\nd",
    "move\tid=s1\tparent=#0\told-parent=#0",
    "remove\tkind=stream\tid=s1\tparent=#0\t@name=a\\tb\\\\c\\nd",
  };

  sw_op_set_value (insert, SW_ATTR_NAME, "a\tb\\c\nd");
  sw_op_set_value (remark, SW_ATTR_TEXT, "");
  g_assert_true (sw_map_apply (map, insert, NULL));
  set = sw_op_new_set (sw_map_find (map, "s1"), SW_ATTR_X, "-40");
  unset = sw_op_new_set (sw_map_find (map, "s1"), SW_ATTR_NAME, NULL);
  move = sw_op_new_move (sw_map_find (map, "s1"), "#0", NULL);
  drop = sw_op_new_remove (sw_map_find (map, "s1"));
  ops[0] = insert;
  ops[1] = remark;
  ops[2] = set;
  ops[3] = unset;
  ops[4] = move;
  ops[5] = drop;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_string_truncate (text, 0);
      sw_op_append_text (text, ops[i]);
      g_assert_cmpstr (text->str, ==, lines[i]);
      assert_same (ops[i], lines[i]);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (SwMap) map = random_map (rand, 60, UNKNOWN_ANY);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (SwOp) op = random_op (rand, map, UNKNOWN_ANY);
      g_autoptr (SwOp) inverse = sw_op_invert (op);

      g_string_truncate (text, 0);
      sw_op_append_text (text, op);
      assert_same (op, text->str);
      g_string_truncate (text, 0);
      sw_op_append_text (text, inverse);
      assert_same (inverse, text->str);
      g_assert_true (sw_map_apply (map, op, NULL));
    }
}

static void
test_refused (void)
{
  static const char *const lines[] = {
    "",
    "paint\tid=s1",
    "set",
    "set\tattr=x",
    "set\tid=s1",
    "set\tid=s\xe4\tattr=x",
    "set\tid=\\ns1\tattr=x",
    "set\tid=#x\tattr=x",
    "set\tid=#\tattr=x",
    "set\tid=s1\tattr=shape",
    "set\tid=s1\tattr=x\tattr=y",
    "set\tid=s1\tattr=x\tcolour=red",
    "set\tid=s1\tattr=x\tnew",
    "set\tid=s1\tattr=name\tnew=\\q",
    "set\tid=s1\tattr=name\tnew=a\\",
    "move\tid=s1",
    "insert\tid=s1\tparent=#0",
    "insert\tkind=stream\tid=s1",
    "insert\tkind=map\tid=s1\tparent=#0",
    "insert\tkind=ship\tid=s1\tparent=#0",
    "insert\tkind=stream\tid=s1\tparent=#0\t@process=1h",
    "insert\tkind=foreign\tid=#1\tparent=#0",
    "insert\tkind=stream\tid=s1\tparent=#0\traw=<a/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      SwOp *op = sw_op_from_text (lines[i], &error);

      if (op != NULL)
        g_error ("“%s” was read", lines[i]);
      g_assert_error (error, SW_ERROR, SW_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, "an operation of the journal cannot be read");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/op-text/form", test_form);
  g_test_add_func ("/files/op-text/random", test_random);
  g_test_add_func ("/files/op-text/refused", test_refused);
  return g_test_run ();
}
