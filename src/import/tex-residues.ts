/** The residues of TeX that can be told for certain, each with its remedy. Whatever could be something else is not here. */

/** A residue and its remedy, with an example that the tests try; `mend` may still say no by returning nothing. */
export interface Residue {
  find: RegExp
  mend(match: RegExpMatchArray): string | undefined
  example: [from: string, to: string]
  /** Also within addresses. */
  inAddresses?: true
}

/** A superscript that can be nothing else. */
const sup = String.raw`(?:\{[+-]?\d{1,3}\}|\{[*+]\}|[\d*+])`
const greek: Record<string, string> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  lambda: 'λ',
  mu: 'μ',
  sigma: 'σ',
  theta: 'θ',
}
const signs: Record<string, string> = {
  ...greek,
  times: '×',
  approx: '≈',
  sim: '∼',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  pm: '±',
  infty: '∞',
  rightarrow: '→',
  to: '→',
}

/** In order: where two find the same place, the earlier wins. */
export const residues: readonly Residue[] = [
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    find: /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g,
    mend: () => '',
    example: ['a\u001b[31mred\u0007 cache', 'a[31mred cache'],
    inAddresses: true,
  },
  {
    find: /(https?:\/\/[^\s{}]{1,500})\{\1\}/g,
    mend: ([, url]) => url,
    example: ['at https://example.org/a{https://example.org/a}', 'at https://example.org/a'],
    inAddresses: true,
  },
  {
    find: /\\?\bhref\{(https?:\/\/[^\s{}]{1,500})\}\{([^{}]{1,500})\}/g,
    mend: ([, url, words]) => (url === words ? url : `${words} (${url})`),
    example: ['see \\href{https://example.org/a}{our page}.', 'see our page (https://example.org/a).'],
    inAddresses: true,
  },
  {
    find: /\\?\burl\{(https?:\/\/[^\s{}]{1,500})\}/g,
    mend: ([, url]) => url,
    example: ['at \\url{https://example.org/a}.', 'at https://example.org/a.'],
    inAddresses: true,
  },
  {
    find: /\\(?:text(?:bf|it|tt|sc|sf|rm|up)?|emph|underline|math(?:rm|bf|it|sf))\{([^{}\\$]{0,300})\}/g,
    mend: ([, words]) => words,
    example: ['a \\textbf{bold} claim', 'a bold claim'],
  },
  {
    find: /(?<![A-Za-z\\])(?:text(?:bf|it|tt|sc|sf)|emph|underline)\{([^{}\\$]{0,300})\}/g,
    mend: ([, words]) => words,
    example: ['the textsc{Heron} cache', 'the Heron cache'],
  },
  {
    find: /(?<=\d)(?:\\?times|\{\\?times\})(?![a-z])/g,
    mend: () => '×',
    example: ['3.5times faster, 2\\times, 16times16', '3.5× faster, 2×, 16×16'],
  },
  {
    find: /(?<=(?<![A-Za-z])[A-Z])(?:\\?times|\{\\?times\})(?=[A-Z](?![A-Za-z]))/g,
    mend: () => '×',
    example: ['an MtimesN tile', 'an M×N tile'],
  },
  {
    find: /\{\\?cdot([A-Z\d])\{\\?cdot\}([A-Z\d])\}/g,
    mend: ([, left, right]) => `$\\cdot$${left}$\\cdot$${right}`,
    example: ['TypeA{cdotB{cdot}C}', 'TypeA$\\cdot$B$\\cdot$C'],
  },
  {
    find: /(?<=[A-Z\d])(?:\\?cdot|\{\\?cdot\})(?=[A-Z])/g,
    mend: () => '$\\cdot$',
    example: ['TypeAcdotBcdotC', 'TypeA$\\cdot$B$\\cdot$C'],
  },
  {
    find: /(?:\\?\bmathcal ?(?:\{O\}|O)|\bO)\(([A-Za-z\d ^_{}+*/.,]{1,60})\)/g,
    mend: ([whole, inner = '']) => {
      if (!/[\^_]/.test(inner) && !whole.includes('mathcal')) return undefined
      if (!isPlainScript(inner)) return undefined
      const order = whole.includes('mathcal') ? '\\mathcal{O}' : 'O'
      return `$${order}(${inner.replace(/(?<![A-Za-z])(?:log|ln)(?![a-z])/g, '\\$&')})$`
    },
    example: ['O(n^2) or O(n^{2} log n), not mathcal{O}(n)', '$O(n^2)$ or $O(n^{2} \\log n)$, not $\\mathcal{O}(n)$'],
  },
  {
    find: /(?<![\w.^\\])(\d{1,9}(?:\.\d{1,9})?)\^(?:\{([+-]?\d{1,6})\}|([+-]?\d{1,6}))(?![\w^{])/g,
    mend: ([, base, braced, bare = '']) => `$${base}^${bare.length === 1 ? bare : `{${braced ?? bare}}`}$`,
    example: ['10^4 hours, 10^{19} of them, 2^16', '$10^4$ hours, $10^{19}$ of them, $2^{16}$'],
  },
  {
    find: new RegExp(String.raw`(?<![\w^\\])([a-z])\^(${sup})(?![\w^{])`, 'g'),
    mend: ([, base, power]) => `$${base}^${power}$`,
    example: ['n^2 pairs, x^{-1}', '$n^2$ pairs, $x^{-1}$'],
  },
  {
    find: new RegExp(String.raw`(?<=[A-Za-z)])\^(${sup})(?![\d_^{])`, 'g'),
    mend: ([, power]) => `$^${power}$`,
    example: ['MoX^2 and B^2CD', 'MoX$^2$ and B$^2$CD'],
  },
  {
    find: /(?<![\w^\\/.-])([A-Z]|CO|NO|SO|SiO|TiO|CH|NH|MoS)_(\d|\{\d{1,2}\})(?![\d_^{a-z]|\.[a-z])/g,
    mend: ([, base, index]) => `${base}$_${index}$`,
    example: ['W_2O emits CO_2, with the L_{1} norm', 'W$_2$O emits CO$_2$, with the L$_{1}$ norm'],
  },
  {
    find: /(?<![\w^\\/.-])([a-z])_([a-z\d]|\{[a-z\d+-]{1,8}\})(?![\w^{]|\.[a-z])/g,
    mend: ([, base, index]) => `$${base}_${index}$`,
    example: ['each x_i and k_{max}', 'each $x_i$ and $k_{max}$'],
  },
  {
    find: /(?<!\\)\\([%&#_{}])/g,
    mend: ([, sign]) => sign,
    example: ['3.1\\% of R\\&D', '3.1% of R&D'],
    inAddresses: true,
  },
  {
    find: new RegExp(String.raw`(?<!\\)\\(${Object.keys(signs).join('|')})(?![A-Za-z])`, 'g'),
    mend: ([, name = '']) => signs[name],
    example: ['\\approx 5 at \\alpha', '≈ 5 at α'],
  },
  {
    // After a sentence, or where real per cent signs have their backslash, TeX meant a comment.
    find: /(?<=\S) %(?= \S)/g,
    mend: ({ index = 0, input = '' }) => {
      const [before = '', after = ''] = [input[index - 1], input[index + 3]]
      if (/\d/.test(before)) return undefined
      return (/[.!?]/.test(before) && /[A-Z]/.test(after)) || input.includes('\\%') ? '' : undefined
    },
    example: ['It costs. % We mend it, in % of time', 'It costs. We mend it, in % of time'],
  },
  {
    find: /(?<=\s)\\ (?=\S)/g,
    mend: () => '',
    example: ['about \\ 0.3 of the cost', 'about 0.3 of the cost'],
  },
  {
    find: /(?<=[^\s\\])\\ (?=\S)/g,
    mend: () => ' ',
    example: ['et al.\\ show', 'et al. show'],
  },
  {
    find: /(?<=[A-Za-z.,;)])~(?=[A-Za-z])/g,
    mend: ({ index = 0, input = '' }) =>
      /(?<![A-Za-z])[A-Za-z]~[A-Za-z](?![A-Za-z])/.test(input.slice(Math.max(0, index - 2), index + 3))
        ? undefined
        : ' ',
    example: ['to utilize~proxy tasks with x~y', 'to utilize proxy tasks with x~y'],
  },
]

/** Scripts of one sign or in closed braces: "n^{2} log n", not "n^10" nor "d_model". */
function isPlainScript(tex: string): boolean {
  const bare = tex.replace(/[\^_]\{[A-Za-z\d+*/., -]{1,20}\}/g, '')
  return !/[{}]|[\^_](?:\W|$|\d\d|[A-Za-z]{2})/.test(bare)
}
