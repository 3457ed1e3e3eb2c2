#include "app/export.h"
#include "files/save-remote.h"
#include "files/save.h"
#include "files/write.h"

#define MARGIN 24

/* A scene owns all that it shows, and maps are copied, so nothing in here belongs to the document. */
struct _SwDrawing
{
  gatomicrefcount references;
  SwExportWish wish;
  SwScene *scene;
  SwMap *embed; /* (nullable) */
};

SwDrawing *
sw_drawing_new (SwDocument *document, const SwExportWish *wish)
{
  g_auto (GStrv) only = sw_export_only (document, wish->extent);
  SwSceneOptions look = { .theme = sw_theme_get (wish->theme),
                          .findings = wish->findings,
                          .ladder = wish->ladder,
                          .path = wish->path,
                          .scorecard = wish->scorecard,
                          .only = (const char *const *)only };
  SwDrawing *drawing = g_new0 (SwDrawing, 1);

  g_atomic_ref_count_init (&drawing->references);
  drawing->wish = *wish;
  drawing->scene = sw_scene_new (sw_document_analysis (document), sw_document_layout (document),
                                 sw_document_report (document), &look);
  drawing->embed = wish->embed ? sw_map_copy (sw_document_map (document)) : NULL;
  return drawing;
}

SwDrawing *
sw_drawing_ref (SwDrawing *drawing)
{
  g_atomic_ref_count_inc (&drawing->references);
  return drawing;
}

void
sw_drawing_unref (SwDrawing *drawing)
{
  if (!g_atomic_ref_count_dec (&drawing->references))
    return;
  sw_scene_free (drawing->scene);
  g_clear_object (&drawing->embed);
  g_free (drawing);
}

void
sw_drawing_fit (SwDrawing *drawing)
{
  SwExportOptions options = { .margin = MARGIN };
  SwRect area = sw_export_area (drawing->scene, &options);

  /* Whole percents, rounded down. */
  drawing->wish.scale = CLAMP ((int)(sw_export_most_scale (&area) * 100), 1, drawing->wish.scale);
}

GBytes *
sw_drawing_make (const SwDrawing *drawing, SwPicture picture, GError **error)
{
  static GBytes *(*const exporters[]) (const SwScene *, const SwExportOptions *,
                                       GError **) = { sw_export_svg, sw_export_png, sw_export_pdf };
  g_autoptr (GBytes) embed = drawing->embed != NULL && picture != SW_PICTURE_PDF ? sw_map_write (drawing->embed) : NULL;
  SwExportOptions options = { .scale = picture == SW_PICTURE_PNG ? drawing->wish.scale / 100.0 : 1,
                              .transparent = drawing->wish.transparent,
                              .margin = MARGIN,
                              .embed = embed };

  return exporters[picture](drawing->scene, &options, error);
}

/* --- to a file -------------------------------------------------------------------------------------------------- */

typedef struct
{
  SwDrawing *drawing;
  GFile *file;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  sw_drawing_unref (writing->drawing);
  g_object_unref (writing->file);
  g_free (writing);
}

static gboolean
write_file (GFile *file, GBytes *picture, GError **error)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL ? sw_save_bytes (path, picture, error) : sw_save_remote (file, picture, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;
  g_autoptr (GBytes) picture = sw_drawing_make (writing->drawing, writing->drawing->wish.picture, &error);

  if (picture == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error)
      || !write_file (writing->file, picture, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
sw_drawing_write_async (SwDrawing *drawing, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Writing *writing = g_new0 (Writing, 1);

  writing->drawing = sw_drawing_ref (drawing);
  writing->file = g_object_ref (file);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
sw_drawing_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
