/** What an id may look like. Apart from the schema, so that a page's script can know it without zod. */

/** Ids that look well and cannot be: files of these names cannot be checked out on Windows. */
export const reservedIdPattern = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** What a file name in content/ must look like: it is the address and the citation key, so it is for ever. */
export const idPattern = /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The longest id, in characters: with `/papers/` and `.html` it still fits every file system and host. */
export const idLimit = 100
