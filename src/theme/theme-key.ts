/** Where a browser keeps the theme that its reader chose. */

/** Under this name stands "light", "dark" or "system"; nothing, or anything else, is the system's choice too. */
export const themeKey = 'paperstand:theme'
