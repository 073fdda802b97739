/**
 * That pages fade into each other, said in the page itself: of a style sheet beside it, Chromium (156) knows that in time
 * only when it happens to have drawn nothing yet, and otherwise ends the fading with an error. The policy of the page names
 * the hash of this line; how it fades is in styles/ground.css.
 */
export const earlyStyle = '@media(prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}'
