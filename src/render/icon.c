#include "render/icon.h"

#include <glib.h>

static gboolean
read_numbers (const char **data, double *numbers, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      char *end;

      while (**data == ' ' || **data == ',')
        ++*data;
      numbers[i] = g_ascii_strtod (*data, &end);
      if (end == *data)
        return FALSE;
      *data = end;
    }
  return TRUE;
}

void
sw_icon_path (cairo_t *cr, const char *data)
{
  double n[6];

  for (;;)
    {
      char command;

      while (*data == ' ')
        data++;
      command = *data;
      if (command == '\0')
        return;
      data++;
      if (command == 'M' && read_numbers (&data, n, 2))
        cairo_move_to (cr, n[0], n[1]);
      else if (command == 'L' && read_numbers (&data, n, 2))
        cairo_line_to (cr, n[0], n[1]);
      else if (command == 'C' && read_numbers (&data, n, 6))
        cairo_curve_to (cr, n[0], n[1], n[2], n[3], n[4], n[5]);
      else if (command == 'Z')
        cairo_close_path (cr);
      else
        return;
    }
}
