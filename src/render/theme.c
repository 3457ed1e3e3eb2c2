#include "render/theme.h"

#include <string.h>

#define RGB(hex)                                                                                                       \
  {                                                                                                                    \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0, 1                                 \
  }
#define FONT "Cantarell, Inter, Noto Sans, DejaVu Sans, sans-serif"

static const SwTheme themes[] = {
  [SW_THEME_LIGHT] = { .id = SW_THEME_LIGHT,
                       .font = FONT,
                       .ground = RGB (0xf4f4f6),
                       .grid = RGB (0xe4e4e8),
                       .frame = RGB (0xfcfcfd),
                       .frame_border = RGB (0xd3d3da),
                       .header = RGB (0xf0f1f5),
                       .card = RGB (0xffffff),
                       .card_border = RGB (0xd0d0d8),
                       .text = RGB (0x1d1d24),
                       .text_soft = RGB (0x5a5a66),
                       .flow = RGB (0x4a4a57),
                       .feedback = RGB (0x7a3fb0),
                       .note = RGB (0xfdf3c4),
                       .note_improvement = RGB (0xd9f2d2),
                       .note_parked = RGB (0xe6e6ec),
                       .note_text = RGB (0x2b2b1c),
                       .ghost = RGB (0x63636f),
                       .accent = RGB (0x1c71d8),
                       .critical = RGB (0xc2410c),
                       .added = RGB (0x1b7f3b),
                       .removed = RGB (0xb3261e),
                       .changed = RGB (0x8a3fb0),
                       .info = RGB (0x1f6fb5),
                       .warning = RGB (0xf5c211),
                       .error = RGB (0xc01c28),
                       .on_badge = RGB (0xffffff),
                       .ladder = RGB (0x6b6b78),
                       .activity_fills = TRUE },
  [SW_THEME_DARK] = { .id = SW_THEME_DARK,
                      .font = FONT,
                      .ground = RGB (0x1c1c20),
                      .grid = RGB (0x2a2a30),
                      .frame = RGB (0x242429),
                      .frame_border = RGB (0x45454e),
                      .header = RGB (0x2e2e35),
                      .card = RGB (0x36363d),
                      .card_border = RGB (0x55555f),
                      .text = RGB (0xf5f5f7),
                      .text_soft = RGB (0xb9b9c4),
                      .flow = RGB (0xc6c6d0),
                      .feedback = RGB (0xcf9cff),
                      .note = RGB (0x4d4622),
                      .note_improvement = RGB (0x28462a),
                      .note_parked = RGB (0x3f3f48),
                      .note_text = RGB (0xf5f2e0),
                      .ghost = RGB (0xb0b0bc),
                      .accent = RGB (0x78aeed),
                      .critical = RGB (0xff9a66),
                      .added = RGB (0x6fd08c),
                      .removed = RGB (0xff8f86),
                      .changed = RGB (0xd3a5ff),
                      .info = RGB (0x62a0ea),
                      .warning = RGB (0xf8e45c),
                      .error = RGB (0xff7b74),
                      .on_badge = RGB (0x16161a),
                      .ladder = RGB (0xa0a0ad),
                      .activity_fills = TRUE },
  [SW_THEME_CONTRAST] = { .id = SW_THEME_CONTRAST,
                          .font = FONT,
                          .ground = RGB (0xffffff),
                          .grid = RGB (0xd0d0d0),
                          .frame = RGB (0xffffff),
                          .frame_border = RGB (0x000000),
                          .header = RGB (0xffffff),
                          .card = RGB (0xffffff),
                          .card_border = RGB (0x000000),
                          .text = RGB (0x000000),
                          .text_soft = RGB (0x1a1a1a),
                          .flow = RGB (0x000000),
                          .feedback = RGB (0x4b0082),
                          .note = RGB (0xffffff),
                          .note_improvement = RGB (0xffffff),
                          .note_parked = RGB (0xffffff),
                          .note_text = RGB (0x000000),
                          .ghost = RGB (0x1a1a1a),
                          .accent = RGB (0x0033cc),
                          .critical = RGB (0xa30000),
                          .added = RGB (0x005a1f),
                          .removed = RGB (0xa30000),
                          .changed = RGB (0x4b0082),
                          .info = RGB (0x003a8c),
                          .warning = RGB (0xffd400),
                          .error = RGB (0xa30000),
                          .on_badge = RGB (0xffffff),
                          .ladder = RGB (0x000000),
                          .activity_fills = TRUE },
  [SW_THEME_PRINT] = { .id = SW_THEME_PRINT,
                       .font = FONT,
                       .ground = RGB (0xffffff),
                       .grid = RGB (0xffffff),
                       .frame = RGB (0xffffff),
                       .frame_border = RGB (0x8a8a8a),
                       .header = RGB (0xffffff),
                       .card = RGB (0xffffff),
                       .card_border = RGB (0x6a6a6a),
                       .text = RGB (0x000000),
                       .text_soft = RGB (0x444444),
                       .flow = RGB (0x222222),
                       .feedback = RGB (0x5b2d8a),
                       .note = RGB (0xffffff),
                       .note_improvement = RGB (0xffffff),
                       .note_parked = RGB (0xffffff),
                       .note_text = RGB (0x000000),
                       .ghost = RGB (0x555555),
                       .accent = RGB (0x1c5fb8),
                       .critical = RGB (0xa33a00),
                       .added = RGB (0x1b6b33),
                       .removed = RGB (0x9b1c14),
                       .changed = RGB (0x5b2d8a),
                       .info = RGB (0x1f5f9b),
                       .warning = RGB (0xf2d24b),
                       .error = RGB (0xa51d2d),
                       .on_badge = RGB (0xffffff),
                       .ladder = RGB (0x555555),
                       .activity_fills = FALSE },
};

const SwTheme *
sw_theme_get (SwThemeId id)
{
  g_return_val_if_fail (id < G_N_ELEMENTS (themes), &themes[0]);
  return &themes[id];
}

gboolean
sw_theme_from_name (const char *name, SwThemeId *id)
{
  static const char *const names[] = { "light", "dark", "contrast", "print" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *id = i;
        return TRUE;
      }
  return FALSE;
}

SwColour
sw_theme_activity (const SwTheme *theme, const SwActivity *activity)
{
  const SwRgb *colour;

  if (activity == NULL)
    return theme->text_soft;
  colour = theme->id == SW_THEME_DARK ? &activity->dark : &activity->colour;
  return (SwColour){ colour->red, colour->green, colour->blue, 1 };
}
