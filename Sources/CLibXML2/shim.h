#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H
/* ICU's headers would clash with the copy that Foundation brings; only the size of
   xmlCharEncodingHandler, which nothing here touches, depends on them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/HTMLparser.h>
#endif
