#ifndef WINNOW_CLIBXML2_SHIM_H
#define WINNOW_CLIBXML2_SHIM_H

// Debian's libxml2 includes ICU's headers, whose types then clash with those of Foundation.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// A macro with a cast, which Swift does not import.
static inline unsigned int xmlSAX2Magic(void) { return XML_SAX2_MAGIC; }

// The function that frees is a variable, which Swift does not take for safe to read.
static inline void xmlRelease(void *memory) { if (memory) xmlFree(memory); }

#endif
