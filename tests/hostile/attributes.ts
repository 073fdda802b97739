/** Attributes, and the many ways out of them. */
import { act, dialog, elsewhere, type Family, fill } from './family.ts'

const handlers =
  'onclick onload onerror onfocus onblur onmouseover onpointerenter onanimationstart ontransitionend ontoggle onbeforetoggle onscroll oncopy onpaste onkeydown oninput onbegin onpageshow onhashchange onmessage onunhandledrejection'.split(
    ' ',
  )

export const attributeFamilies: readonly Family[] = [
  {
    name: 'event attributes',
    tries: 'to run on an event of any element, known or not',
    texts: [
      ...handlers.map((name) => `<b ${name}=${act} tabindex=0 autofocus>x</b>`),
      ...fill([
        '<p/onclick=@>x',
        '<b\nonmouseover\n=\n@\n>x',
        '<b\x0conclick=@>x',
        '<b ONCLICK=@>x',
        '<b on\u0131click=@>x',
        '<b onclick&#61;@>x',
      ]),
      ...fill([
        '<body onload=@>',
        '<html onmouseover=@>',
        '<details open ontoggle=@>',
        '<marquee onstart=@>x</marquee>',
        '<dialog open oncancel=@>',
      ]),
    ],
  },
  {
    name: 'ends of attributes',
    tries: 'to end the value in which the text stands and to add an attribute or an element',
    texts: fill(
      [
        '" onmouseover="@',
        "' onmouseover='@",
        '` onmouseover=`@',
        '"autofocus onfocus=@ x="',
        '"><script>@</script>',
        "'><script>@</script>",
        '"/><img src=x onerror=@>',
        '\\"><script>@</script>',
        '&quot;><script>@</script>',
        '&#34; onclick=&#34;@',
        '" style="position:fixed" onclick="@',
        'x" accesskey="x" onclick="@" y="',
        '<IMG """><SCRIPT>@</SCRIPT>">',
        "' autofocus onfocus='@",
        '">\n\n<script>@</script>\n\n<"',
      ],
      [act, dialog],
    ),
  },
  {
    name: 'styles in attributes',
    tries: 'to cover the page, to ask elsewhere or to run from a style attribute',
    texts: [
      `<div style="background:url(${elsewhere}/b)">x</div>`,
      `<div style="background:url(javascript:${act})">x</div>`,
      `<div style="width:expression(${act})">x</div>`,
      `<div style="wi\\64th:e/**/xpression(${act})">x</div>`,
      '<div style="-moz-binding:url(https://evil.example/x.xml#x)">x</div>',
      '<div style="position:fixed;inset:0;background:#fff;z-index:9">x</div>',
      '<div style=display:none>x',
      '<a style="content:url(https://evil.example/c)">x</a>',
      '<p style="animation:x" onanimationstart=alert(1)>x</p>',
      '" style="background:url(https://evil.example/q)',
    ],
  },
  {
    name: 'names before those of the page',
    tries: 'to put an element in the place of a property of document, window or a form (DOM clobbering)',
    texts: [
      ...[
        'location',
        'document',
        'body',
        'cookie',
        'getElementById',
        '__proto__',
        'content',
        'search',
        'query',
        'results',
        'notes',
      ].map((name) => `<a id=${name} name=${name} href=${elsewhere}>x</a>`),
      '<form id=document><input name=cookie><input name=body></form>',
      '<img name=getElementById><img name=querySelector>',
      '<a id=x><a id=x name=y href=https://evil.example>x</a>',
      '<form id=search-form><output id=innerHTML>x</output></form>',
      '<iframe name=top></iframe>',
    ],
  },
  {
    name: 'links that open windows',
    tries: 'to give another page a hold on this one, or to tell it where the reader came from',
    texts: [
      `<a href=${elsewhere} target=_blank>x</a>`,
      `<a href=${elsewhere} target=_top rel=opener>x</a>`,
      `<a href=${elsewhere} ping=${elsewhere}/ping>x</a>`,
      `<a href=${elsewhere}/x.exe download>x</a>`,
      `<area href=${elsewhere} target=_parent>`,
      `<a href="${elsewhere}" referrerpolicy=unsafe-url>x</a>`,
    ],
  },
  {
    name: 'attributes of scripts on the page',
    tries: 'to speak to our own scripts, which find their work by attributes',
    texts: [
      '<b data-base=https://evil.example data-list=x data-indexes=https://evil.example/ id=search>x</b>',
      '<button data-form=Reference>Copy</button>',
      '<pre data-form=BibTeX>x</pre>',
      '<article class=entry data-aliases="x y">x</article>',
      '<details class=cite open><div><p data-form=x>x</p><button>Copy</button></div></details>',
      '<b contenteditable accesskey=x draggable=true popover>x</b>',
      '<span class=Z3988 title="ctx_ver=Z39.88-2004&rft.title=x"></span>',
    ],
  },
]
