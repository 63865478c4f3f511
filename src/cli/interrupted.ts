/** The exit code that a shell reports for a program that SIGINT ended. */
export const INTERRUPTED = 130;

/** The user interrupted the program with Ctrl-C. */
export class Interrupted extends Error {}
