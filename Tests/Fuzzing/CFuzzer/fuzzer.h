// libFuzzer's face: what a target defines, and what drives it (compiler-rt, FuzzerInterface.h).

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerRunDriver(int *count, char ***arguments,
                        int (*target)(const uint8_t *data, size_t size));
