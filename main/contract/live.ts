/** A header on the answer to each query of somebody signed in or of a paired device: the log's position that it is at least as new as. */
export const positionHeader = 'desk-position'

/**
 * From one refresh of a screen to the next, in milliseconds: the first commit after a while of quiet is shown at once,
 * those behind it are gathered for so long, so that others see an entry within 300 ms.
 */
export const refreshEvery = 150

/** Longest that one refresh holds up the next, in milliseconds: a list that takes its time must not stop the others. */
export const longestRefresh = 2_000
