/** The lists of reports: what waits for an admin, what is stopped, what is over. */
export const lists = ['open', 'stopped', 'closed'] as const;
export type List = (typeof lists)[number];

/** The list an address asks for; what waits, unless it names another. */
export const listOf = (asked: string | null): List => lists.find((one) => one === asked) ?? 'open';
