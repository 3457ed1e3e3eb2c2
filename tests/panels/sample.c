#include "sample.h"

#include "files/profiles.h"
#include "files/read.h"

static const char xml[] =
    "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"Test\">\n"
    "  <team id=\"t1\" name=\"Desk\"/>\n"
    "  <stream id=\"s1\" name=\"Requests\" demand=\"40/month\" x=\"0\" y=\"0\">\n"
    "    <description>How it is</description>\n"
    "    <declare activity=\"improve\" as=\"covered\" by=\"s2\" reason=\"Each quarter\"/>\n"
    "    <step id=\"n1\" activity=\"engage\" name=\"Take in\" x=\"40\" y=\"96\" process=\"15min\" wait=\"1d\" "
    "accuracy=\"80%\" people=\"3\" team=\"t1\">\n"
    "      <practice>Service desk</practice>\n"
    "      <practice>Business analysis</practice>\n"
    "      <field name=\"Tool\">Ticket queue</field>\n"
    "    </step>\n"
    "    <step id=\"n2\" activity=\"plan\" name=\"Weigh\" x=\"312\" y=\"96\" process=\"2h\" wait=\"1d\"/>\n"
    "    <step id=\"n3\" activity=\"deliver-support\" name=\"Help\" x=\"584\" y=\"96\" process=\"1h\" wait=\"2h\"/>\n"
    "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"
    "    <flow id=\"f2\" from=\"n2\" to=\"n3\" wait=\"1d\"/>\n"
    "    <feedback id=\"b1\" from=\"n3\" to=\"n2\" wait=\"1d\"/>\n"
    "    <note id=\"k1\" kind=\"improvement\" x=\"40\" y=\"300\">Do it faster</note>\n"
    "  </stream>\n"
    "  <stream id=\"s2\" name=\"Improving\" x=\"0\" y=\"600\"/>\n"
    "</map>\n";

SwDocument *
sample_document (void)
{
  g_autoptr (SwMap) map = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_profiles_load (&error));
  g_assert_no_error (error);
  map = sw_map_read (xml, sizeof xml - 1, "test", &error);
  g_assert_no_error (error);
  return sw_document_new (map);
}

SwElement *
sample_element (SwDocument *document, const char *id)
{
  SwElement *element = sw_map_find (sw_document_map (document), id);

  g_assert_nonnull (element);
  return element;
}

GPtrArray *
sample_array (SwDocument *document, ...)
{
  GPtrArray *elements = g_ptr_array_new ();
  va_list ids;
  const char *id;

  va_start (ids, document);
  while ((id = va_arg (ids, const char *)) != NULL)
    g_ptr_array_add (elements, sample_element (document, id));
  va_end (ids);
  return elements;
}
