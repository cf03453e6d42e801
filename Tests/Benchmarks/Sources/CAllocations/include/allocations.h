#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

/// How often memory was asked for since the program began, by the one thread that there is.
unsigned long allocation_count(void);

#endif
