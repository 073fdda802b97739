/**
 * The one script that stands in a page, before its style: whoever chose light or dark never sees the other first. The policy
 * of the page names its hash (layouts/policy.ts), so it is the same on every page, and written as short as it is sent.
 */
import { themeKey } from './theme-key.ts'

/**
 * Sets `data-theme` on the root, and what the browser itself paints with: the scheme of a page that is still empty, and the
 * colour of its own frame (of the two that the page names, the first that applies counts, and the first is the light one).
 * Does so again when another tab has chosen, when this page has (theme/switch.ts), and when it comes back from where the
 * browser kept it. Then it makes the default policy of Trusted Types: that lets the addresses of our two workers pass, and
 * whatever else would become a script or HTML throws.
 */
export const earlyScript = [
  '{let r=document.documentElement.dataset,n=n=>document.getElementsByName(n)[0],p=()=>{let t;',
  `try{t=localStorage["${themeKey}"]}catch{}`,
  'let m={light:"all",dark:"not all"}[t];',
  'm?r.theme=t:delete r.theme;',
  'n("color-scheme").content=m?t:"light dark";',
  'n("theme-color").media=m||"(prefers-color-scheme: light)"};',
  'p();onstorage=onpageshow=p;',
  'self.trustedTypes?.createPolicy("default",{createScriptURL:u=>',
  '/\\/(sw|pagefind-worker)\\.js$/.test(u)&&new URL(u,location).origin==origin?u:null})}',
].join('')
