#include "app/preview.h"

#include "app/look.h"
#include "base/date.h"
#include "render/paint.h"

#include <adwaita.h>
#include <math.h>

#define MARGIN 10

typedef struct
{
  SwMap *map;
  SwCheckConfig *config; /* (nullable): findings are not shown */
  SwScene *scene;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_clear_pointer (&preview->scene, sw_scene_free);
  g_clear_pointer (&preview->config, sw_check_config_free);
  g_object_unref (preview->map);
  g_free (preview);
}

static void
make_scene (Preview *preview)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (preview->map);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  g_autoptr (SwReport) report = preview->config != NULL ? sw_check (analysis, preview->config, sw_date_today ()) : NULL;
  SwSceneOptions look = { .theme = sw_theme_get (sw_look_theme ()), .findings = report != NULL };

  g_clear_pointer (&preview->scene, sw_scene_free);
  preview->scene = sw_scene_new (analysis, layout, report, &look);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Preview *preview = data;
  SwRect bounds;
  double scale;

  if (preview->scene == NULL)
    make_scene (preview);
  bounds = sw_scene_bounds (preview->scene);
  if (bounds.width <= 0 || bounds.height <= 0)
    return;
  scale = MIN ((width - 2 * MARGIN) / bounds.width, (height - 2 * MARGIN) / bounds.height);
  cairo_translate (cr, (width - bounds.width * scale) / 2, (height - bounds.height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
  sw_scene_paint (preview->scene, cr, &bounds, scale, NULL);
}

static void
on_look_changed (GtkWidget *area)
{
  Preview *preview = g_object_get_data (G_OBJECT (area), "preview");

  g_clear_pointer (&preview->scene, sw_scene_free);
  gtk_widget_queue_draw (area);
}

static GtkWidget *
new_preview (SwMap *map, SwCheckConfig *config, GtkAccessibleRole role, int width, int height)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", role, NULL);
  Preview *preview = g_new0 (Preview, 1);

  preview->map = g_object_ref (map);
  preview->config = config;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_look_changed), area,
                           G_CONNECT_SWAPPED);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height);
  g_object_set_data_full (G_OBJECT (area), "preview", preview, preview_free);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, preview, NULL);
  return area;
}

GtkWidget *
sw_preview_new (SwMap *map, int width, int height)
{
  return new_preview (map, NULL, GTK_ACCESSIBLE_ROLE_PRESENTATION, width, height);
}

GtkWidget *
sw_preview_new_checked (SwMap *map, SwCheckConfig *config, int width, int most_height)
{
  GtkWidget *area = new_preview (map, config, GTK_ACCESSIBLE_ROLE_IMG, width, most_height);
  Preview *preview = g_object_get_data (G_OBJECT (area), "preview");
  SwRect bounds;

  make_scene (preview);
  bounds = sw_scene_bounds (preview->scene);
  if (bounds.width > 0)
    gtk_drawing_area_set_content_height (
        GTK_DRAWING_AREA (area),
        MIN (most_height, (int)ceil ((width - 2 * MARGIN) * bounds.height / bounds.width) + 2 * MARGIN));
  return area;
}
