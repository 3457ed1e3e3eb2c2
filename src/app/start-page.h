#pragma once

#include <adwaita.h>

/** SwStartPage: what a window shows without a map: templates with previews, recent maps, and where to drop files. */
#define SW_TYPE_START_PAGE (sw_start_page_get_type ())
G_DECLARE_FINAL_TYPE (SwStartPage, sw_start_page, SW, START_PAGE, AdwBin)

/** sw_start_page_refresh: the recent maps anew. */
void sw_start_page_refresh (SwStartPage *page);
