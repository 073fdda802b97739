/** How a letter looks. Mail programs read no style sheet of ours, so every element carries its style with it. */

/** A class is there for dark rooms alone; its colour in light is in the style. */
interface Look {
  tone?: Tone
  style: string
}

type Tone = 'ink' | 'quiet' | 'accent' | 'rule' | 'paper'

/** The colours of the site (src/styles/tokens.css): in light, in dark, and the class that turns one into the other. */
const tones: Record<Tone, { name: string; property: string; light: string; dark: string }> = {
  ink: { name: 'i', property: 'color', light: '#1c1a17', dark: '#ece7dd' },
  quiet: { name: 'q', property: 'color', light: '#544f47', dark: '#b9b2a6' },
  accent: { name: 'a', property: 'color', light: '#9c1f19', dark: '#ff937f' },
  rule: { name: 'r', property: 'border-color', light: '#dad4c8', dark: '#37342e' },
  paper: { name: 'p', property: 'background-color', light: '#faf8f3', dark: '#161513' },
}

/** No font is fetched. The first ones have lining figures, which Georgia has not. */
const serif = "font-family:'Iowan Old Style','Palatino Linotype',Palatino,Georgia,'Times New Roman',serif"
const sans = 'font-family:Helvetica,Arial,sans-serif'

const looks = {
  page: { tone: 'paper', style: 'margin:0;padding:0;-webkit-text-size-adjust:100%' },
  sheet: { tone: 'paper', style: 'width:100%;table-layout:fixed' },
  margin: { style: 'padding:28px 20px 40px' },
  column: { style: 'width:100%;max-width:600px;table-layout:fixed' },
  text: {
    tone: 'ink',
    style: `${serif};font-size:17px;line-height:1.5;text-align:left;font-variant-numeric:lining-nums;word-wrap:break-word;overflow-wrap:break-word`,
  },
  hidden: { style: 'display:none;max-height:0;overflow:hidden;mso-hide:all' },
  masthead: { style: 'margin:0;font-weight:bold' },
  description: { tone: 'quiet', style: `margin:2px 0 0;${sans};font-size:13px` },
  name: { style: 'margin:24px 0 0;font-size:32px;line-height:1.2;font-weight:normal' },
  lede: { style: 'margin:6px 0 28px' },
  day: { style: 'margin:32px 0 16px;font-size:24px;line-height:1.25;font-weight:normal' },
  entry: { tone: 'rule', style: 'padding:20px 0 24px;border-top:1px solid' },
  title: { style: 'margin:0;font-size:20px;line-height:1.3' },
  byline: { tone: 'quiet', style: `margin:5px 0 0;${sans};font-size:13px` },
  result: { style: 'margin:10px 0 0;line-height:1.2' },
  figure: { style: 'font-size:28px;white-space:nowrap' },
  caption: { tone: 'quiet', style: `${sans};font-size:13px` },
  summary: { style: 'margin:10px 0 0' },
  links: { style: `margin:10px 0 0;${sans};font-size:14px` },
  more: { tone: 'rule', style: 'margin:0;padding:20px 0 24px;border-top:1px solid;font-size:20px;line-height:1.3' },
  foot: { tone: 'rule', style: 'padding:16px 0 0;border-top:1px solid' },
  small: { tone: 'quiet', style: `margin:0 0 10px;${sans};font-size:13px` },
  quietLink: { tone: 'ink', style: 'text-decoration:none' },
  link: { tone: 'accent', style: 'text-decoration:none' },
  footLink: { tone: 'quiet', style: 'text-decoration:underline' },
} satisfies Record<string, Look>

/** Attributes of an element that looks so, with a space before them. */
export type Paint = (look: keyof typeof looks) => string

/** For mail programs: everything, and a class for the dark. */
export const paintLetter: Paint = (name) => {
  const { tone, style }: Look = looks[name]
  if (!tone) return ` style="${style}"`
  return ` class="${tones[tone].name}" style="${style};${tones[tone].property}:${tones[tone].light}"`
}

/** For feed readers: measures alone. Colours and fonts are the reader's, whose page may be dark already. */
export const paintFeed: Paint = (name) => {
  const style = looks[name].style.replace(/;?font-family:[^;]+/, '')
  return ` style="${style}"`
}

/** What mail programs that know the dark read in the head; a rule has to win over the style of the element. */
export const darkStyle = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media (prefers-color-scheme:dark){',
  ...Object.values(tones).map(({ name, property, dark }) => `.${name}{${property}:${dark}!important}`),
  '}',
].join('')
