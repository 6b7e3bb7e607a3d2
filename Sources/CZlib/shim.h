#ifndef WINNOW_CZLIB_SHIM_H
#define WINNOW_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not import. */
static inline int winnow_inflate_init(z_stream *stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

#endif
