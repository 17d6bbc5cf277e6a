/** Exit codes of every command. */
export const exit = { asRecorded: 0, differs: 1, usage: 2, nothingRan: 3, interrupted: 130 } as const;
