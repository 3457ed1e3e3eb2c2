#pragma once

/** SW_EMBED_NAMESPACE: of the element in an SVG's metadata that holds the map that the picture shows;
 * SW_EMBED_KEYWORD: of the text chunk in a PNG. */
#define SW_EMBED_NAMESPACE "https://streamwright.github.io/ns/embedded"
#define SW_EMBED_KEYWORD "streamwright-map"
