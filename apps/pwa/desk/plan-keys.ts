/** The keys of LOOK: a approves, c counters; d says no, as it does to a case that is not accepted. */
export const planKeys = { approve: 'a', recommend: 'm', counter: 'c', reject: 'd' } as const
