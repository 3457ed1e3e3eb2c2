#pragma once

/** own_folders: gives this process folders of its own for settings, state and data, before anybody asks for them. Call
 * it first. GLib's own option for this loses memory, which the leak check would count as ours. */
void own_folders (void);

/** own_folders_remove: removes them with what is in them. Returns: @status, so that main() can end with it */
int own_folders_remove (int status);
