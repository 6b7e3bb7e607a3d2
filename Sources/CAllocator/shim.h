#ifndef WINNOW_CALLOCATOR_SHIM_H
#define WINNOW_CALLOCATOR_SHIM_H

#include <malloc.h>

#endif
