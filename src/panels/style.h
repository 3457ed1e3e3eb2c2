#pragma once

/** sw_panels_style: loads the panels' style sheet for the default display, once. */
void sw_panels_style (void);
