/** Addresses that are none to be followed. Those of `linkFamilies` are also put into every field that takes an address. */
import { act, dialog, disguise, elsewhere, type Family, fill } from './family.ts'

export const linkFamilies: readonly Family[] = [
  {
    name: 'scripts as addresses',
    tries: 'to run when a link is followed, in every writing of "javascript:"',
    texts: [
      ...disguise('javascript').map((scheme) => `${scheme}:${act}`),
      ...fill([
        'javascript&colon;@',
        'javascript&#58;@',
        'javascript\u0000:@',
        '\u0001javascript:@',
        'javascript://x.example/%0a@',
        'javascript:/*--></title>*/@',
        'java\r\nscript:@',
      ]),
      ...fill(['view-source:javascript:@', 'feed:javascript:@', 'jar:javascript:@', 'https:javascript:@']),
    ],
  },
  {
    name: 'data as addresses',
    tries: 'to open a page that stands in the address itself',
    texts: [
      ...disguise('data')
        .slice(0, 8)
        .map((scheme) => `${scheme}:text/html,<script>opener.${act}</script>`),
      'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
      'data:image/svg+xml,<svg onload=alert(1)>',
      'data:application/xhtml+xml,x',
      'data:,x',
    ],
  },
  {
    name: 'other schemes',
    tries: 'to run, to read files, or to start another program',
    texts: [
      ...disguise('vbscript')
        .slice(0, 6)
        .map((scheme) => `${scheme}:MsgBox(1)`),
      ...[
        'file:///etc/passwd',
        'FILE://C:/x',
        'blob:https://evil.example/1',
        'about:blank',
        'filesystem:https://evil.example/x',
        'livescript:x',
        'mocha:x',
      ],
      ...[
        'tel:112',
        'sms:112',
        'intent://x#Intent;end',
        'ms-settings:x',
        'ssh://x@evil.example',
        'ftp://evil.example',
        'chrome://settings',
        'steam://x',
        'mhtml:https://evil.example',
      ],
    ],
  },
  {
    name: 'addresses that seem to be ours',
    tries: 'to lead elsewhere while it looks like a path, another host, or plain text',
    texts: [
      '//evil.example',
      '///evil.example',
      '\\\\evil.example',
      '/\\evil.example',
      'https:evil.example',
      'https:/\\evil.example',
      'https://x.example@evil.example',
      'https://x.example:x@evil.example/',
      'https://x.example\\@evil.example',
      'https://evil.example\u2044x.example',
      'https://еvil.example/',
      'https://evil。example',
      'https://[::1]/x',
      'https://x.example\u202emoc.live',
      'http://evil.example/',
      'https://x.example/ onclick=alert(1)',
      'https://x.example\nhttps://evil.example',
      'https://',
      'https://x.example:99999/',
      'https://%00/',
    ],
  },
  {
    name: 'addresses with more in them',
    tries: 'to leave the attribute or the link text by what stands behind an honest beginning',
    texts: fill(
      [
        'https://x.example/"onmouseover="@',
        "https://x.example/'onmouseover='@",
        'https://x.example/?q="><script>@</script>',
        'https://x.example/<img/src=x/onerror=@>',
        'https://x.example/#"><svg/onload=@>',
        'https://x.example/`@`',
        'https://x.example/)[x](javascript:@',
        'https://x.example/]]><script>@</script>',
        'https://x.example/?a=1&amp;lt;script&amp;gt;@',
        'https://x.example/%22%3E%3Cscript%3E@',
        'https://x.example/\u2028@',
        'https://x.example/}{\\input{x}@',
      ],
      [dialog, act],
    ),
  },
]

const links = linkFamilies.flatMap(({ texts }) => texts)

export const addressFamilies: readonly Family[] = [
  ...linkFamilies,
  {
    name: 'addresses in elements',
    tries: 'to bring a link of HTML with such an address',
    texts: links
      .filter((_, n) => n % 3 === 0)
      .flatMap((url, n) => (n % 2 ? `<a href="${url}">x</a>` : `<area href='${url}'>`)),
  },
  {
    name: 'paths',
    tries: 'to read or write where the program did not mean to',
    texts: [
      ...[
        '../../../evil',
        '..\\..\\evil',
        '/etc/passwd',
        '..%2f..%2fevil',
        '..%252fevil',
        '%2e%2e/evil',
        '....//evil',
        './/./evil',
        'a/../../b',
        '~/.ssh/id',
      ],
      ...[
        'C:\\evil',
        '\\\\evil\\share',
        'evil\u0000.md',
        'con',
        'aux.md',
        'nul',
        'evil.md/.',
        '.git/config',
        '.',
        '..',
        '-rf',
        '--out=x',
        'papers/../../evil',
      ],
      ...[
        'index',
        '__proto__',
        'constructor',
        'a\\b',
        'a:b',
        'x.md ',
        'x.md.',
        '\u202Edm.x',
        'ｅｖｉｌ',
        '\uFF0e\uFF0e\uFF0fevil',
        'feed.xml',
        'pagefind',
        '404',
        elsewhere,
      ],
    ],
  },
]
