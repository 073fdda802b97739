/** Characters that turn, hide or break what stands around them. Written as escapes, so that this file shows what it has. */
import { act, type Family, fill } from './family.ts'

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n))

export const characterFamilies: readonly Family[] = [
  {
    name: 'direction of writing',
    tries: 'to turn the line round, so that it reads as something else than it is',
    texts: [
      ...[0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x200e, 0x200f, 0x061c, 0x202c, 0x2069].map(
        (code) => `abc${String.fromCodePoint(code)}def (ghi).pdf`,
      ),
      '\u202e\u202e\u202e\u202e',
      '\u2067\u202e fdp.exe',
      'a\u202eb\u2066c\u202ad',
      '\u05e9\u05dc\u05d5\u05dd <b>a</b> 12',
      '\u0645\u0631\u062d\u0628\u0627 (a) [b]',
    ],
  },
  {
    name: 'signs without width',
    tries: 'to make two texts that look the same, or a text that looks like none',
    texts: [
      ...[
        0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2064, 0xfeff, 0x00ad, 0x034f, 0x180e, 0x115f, 0x3164, 0xffa0, 0x2800,
      ].map((code) => `ha${String.fromCodePoint(code)}rm`),
      '\u200b\u200b\u200bx',
      '<scr\u200bipt>alert(1)</scr\u200bipt>',
      '\u{e0001}\u{e0061}\u{e0062}x',
    ],
  },
  {
    name: 'towers of marks',
    tries: 'to paint over the lines above and below',
    texts: [
      `e${'\u0301'.repeat(100)}`,
      `Z${'\u0351\u036b\u0353\u036a'.repeat(25)}x`,
      `a${'\u20dd\u20de\u20df'.repeat(20)}`,
      `\u0e01${'\u0e49'.repeat(60)}`,
      '\u0301\u0302\u0303x',
      `x${'\ufe20'.repeat(50)}`,
    ],
  },
  {
    name: 'halves of characters',
    tries: 'to make invalid UTF-8, or to have two halves become one sign',
    texts: [
      'a\ud800b',
      'a\udc00b',
      'a\udc00\ud800b',
      '\udbff',
      'x\ud83dx',
      '<\ud800script>alert(1)',
      '\ud800"onclick=alert(1)',
    ],
  },
  {
    name: 'no characters',
    tries: 'to use code points that no text may have and XML has no place for',
    texts: [
      'a\ufffeb',
      'a\uffffb',
      'a\ufdd0b',
      'a\u{1fffe}b',
      'a\u{10ffff}b',
      'a\ufffdb',
      'a\ufff9b\ufffac\ufffb',
      'a\ue000b',
      'a\u{f0000}b',
    ],
  },
  {
    name: 'NUL',
    tries: 'to end a text early, or to be left out and to join what it parts',
    texts: fill([
      'a\u0000b',
      '<scr\u0000ipt>@</script>',
      '<\u0000script>@</script>',
      '<img src=x\u0000 onerror=@>',
      'x\u0000.md',
    ]),
  },
  {
    name: 'control characters',
    tries: 'to break XML, JSON or a line of a file',
    texts: from(1, 31)
      .filter((sign) => !'\t\n\r'.includes(sign))
      .concat(from(0x7f, 0x9f))
      .map((sign) => `a${sign}b`),
  },
  {
    name: 'ends of lines',
    tries: 'to begin a new line, a field or a header where one line is meant',
    texts: ['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029', '\v', '\f', '\n\n', '\u001e'].map(
      (end) => `a${end}b: <b>${act}</b>`,
    ),
  },
  {
    name: 'other spaces',
    tries: 'to be a space for one program and a letter for another',
    texts: ['\u00a0', '\u1680', '\u2000', '\u2003', '\u2007', '\u202f', '\u205f', '\u3000'].map(
      (space) => `<b${space}onclick=${act}>a${space}b`,
    ),
  },
  {
    name: 'sequences of pictures',
    tries: 'to be cut in the middle of what is one sign to a reader',
    texts: [
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}',
      '\u{1f44d}\u{1f3ff}',
      '\u{1f1ec}\u{1f1e7}\u{1f1ef}',
      '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      '\u2764\ufe0f\u200d\u{1f525}',
      '1\ufe0f\u20e3',
      '\u{1f9d1}\u{1f3fd}\u200d\u{1f4bb}',
    ].map((sign) => `${sign} <i>${sign}</i>`),
  },
  {
    name: 'letters that look alike',
    tries: 'to pass for another name, or to change when case or form is changed',
    texts: [
      '\u0430dmin',
      '\u0391\u0392\u0395',
      '\u0130\u0131\u017f\u212a',
      '\ufb01\ufb02\ufb03',
      '\u1e9e\u00df',
      '\u{1d400}\u{1d4d0}',
      '\u01c4\u01c5\u01c6',
      'A\u030a\u00c5\u212b',
      '\ufdfa\ufdfb',
      '\u3300\u33ff',
      '\u0345\u0399',
      '\u1e9b\u0323',
    ],
  },
  {
    name: 'very long words',
    tries: 'to push the page aside, or to take time that grows faster than the word',
    texts: [
      'x'.repeat(900),
      '<b>'.repeat(200),
      '"'.repeat(500),
      '&'.repeat(500),
      '\\'.repeat(500),
      '-'.repeat(800),
      'a.'.repeat(300),
      '\u{1f989}'.repeat(200),
      '\u4e2d'.repeat(300),
      `<script>${'A'.repeat(700)}</script>`,
    ],
  },
  {
    name: 'words that programs take for values',
    tries: 'to be something else than text: nothing, a number, true, a key that every object has',
    texts:
      'undefined null true false NaN Infinity ~ [] {} 0 -0 1e309 0x1f 0123 1_000 yes no on off __proto__ constructor prototype toString valueOf hasOwnProperty then length __defineGetter__ 2024-13-01 2401.10 !!js/function'.split(
        ' ',
      ),
  },
]
