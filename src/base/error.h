#pragma once

#include <glib.h>

/**
 * SW_ERROR:
 *
 * The one error domain of the program. A message is one plain sentence for a person; where it speaks of a
 * place in a file, it begins with `FILE:LINE:COLUMN: `.
 */
#define SW_ERROR (sw_error_quark ())
GQuark sw_error_quark (void);

typedef enum
{
  SW_ERROR_MALFORMED, /* the input is not what it claims to be */
  SW_ERROR_REFUSED,   /* well-formed, but over a limit or of a form that is never read (a DTD, say) */
  SW_ERROR_NEWER,     /* made by a newer version of the program */
  SW_ERROR_VALUE,     /* a value that its attribute or field cannot take */
  SW_ERROR_UNKNOWN,   /* names something that does not exist: an id, a rule, a template */
  SW_ERROR_CONFLICT,  /* contradicts the state of the map or the file */
  SW_ERROR_IO,        /* the system could not read or write */
  SW_ERROR_USAGE      /* a command line that cannot be understood */
} SwError;

/** sw_error_refuse: sets %SW_ERROR_VALUE with the sentence @form, whose one %s is @text, shortened. Returns: FALSE */
gboolean sw_error_refuse (GError **error, const char *form, const char *text);
