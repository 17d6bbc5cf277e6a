/** Where the section of a claim stands. */
export type Href = (id: string) => string;

/** In the page itself. */
export const inPage: Href = (id) => `#${id}`;
