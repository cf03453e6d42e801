/* C interface, see the include folder. */
