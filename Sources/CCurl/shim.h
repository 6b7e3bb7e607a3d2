#ifndef WINNOW_CCURL_SHIM_H
#define WINNOW_CCURL_SHIM_H

#include <curl/curl.h>
#include <sys/epoll.h>

#endif
