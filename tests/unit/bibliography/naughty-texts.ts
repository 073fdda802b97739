/** Texts over which programs have stumbled: our own, of every family we know of. Those that would act in a page are in hostile-texts.ts. */
const words = (text: string): string[] => text.trim().split(/\s+/)
const each = (text: string): string[] => text.trim().split(/\n\s*/)

/** Words that a language or a database takes for a value, and names of what every object has. */
const values = words(`
  undefined null NULL nil None NaN Infinity -Infinity true false TRUE False yes no on off ~ [] {} () void 0x hasOwnProperty constructor
  __proto__ prototype toString valueOf __defineGetter__ then then() length __dirname <null> (null) \\N N/A #N/A #REF! #DIV/0! %s %d
`)

/** Numbers, and what looks like one. */
const numbers = words(`
  0 00 007 -0 +0 1/0 0/0 1e3 1E-400 1e309 .5 5. -.5 1,000 1.000,5 1_000 0b11 0o17 0xdeadbeef 9007199254740993 99999999999999999999999
  1.7976931348623157e309 ０１２ ٣٤ ½ ¾ Ⅷ ② 1️⃣ 2⁶⁴ √2 ∞ −5 5−7 5–7 +44 2025-02-30 24:61 10.1000/182 2401.00001 arXiv:9999.00001
`)

/** What TeX, BibTeX, RIS, Markdown, CSV and YAML read as more than words. */
const syntax = each(`
  @misc{x, title={y}}
  @string{jan = "x"}
  @comment{x}
  @preamble{"\\def\\x{"}
  }, title = {x
  {
  }
  }{
  {{}}
  {{{{{{{{{{x}}}}}}}}}}
  {\\"o}
  {\\ss} \\o \\aa \\l \\i
  \\'{e} \\~n \\^o \\c{c} \\v{s} \\k{a}
  \\
  \\\\
  \\\\\\
  x\\
  \\{
  \\}
  \\%
  %
  % a comment
  100% & more # of $5_000
  $
  $$
  $x
  x$
  $$x$$
  \\(x\\) \\[y\\]
  \\begin{document} \\end{document}
  \\input{secrets}
  \\write18{echo x}
  \\textbf{x} \\emph{y}
  \\textbackslash{} \\textasciitilde
  \\csname x\\endcsname
  ~ ~~ ~x~ ~~x~~
  ^^M ^^41
  - -- --- ----
  \` \`\` ''  ''' " ,, << >> ?\` !\`
  and
  x and y and others
  others
  x, y and z, w
  TY  - JOUR
  ER  -
  x TI  - y
  AU  - Ash, A.
  # not a heading
  ## 
  * not a list
  - [ ] not a task
  1. not a list
  > not a quote
  | a | b |
  |--|
  *a* _b_ **c** __d__
  [x] [x](y) [x][y] ![x](y)
  [^1] [^1]: x
  \`code\` \`\`code\`\`
  ---
  ===
  <!-- -->
  &amp; &lt; &#38; &#x26; &nbsp; &notanentity; &
  <b> </b> <sub>2</sub> <i/> <br>
  <jats:p>x</jats:p> <mml:math>
  a < b > c
  https://x.example/a_b?c=d&e=f#g%20h
  www.x.example x@x.example
  =1+1
  =HYPERLINK("https://x.example","x")
  +1+1
  -1+1
  @SUM(1)
  ＝1+1
  "quoted"
  "
  ""
  '
  x;y,z
  a,"b",c
  - x
  ? x
  : x
  x: y
  "x": [y, {z]
  !!binary eA==
  &anchor *alias
  %YAML 1.2
  ...
  | >
  '---'
  [] {} ,
`)

/** Writings, and what they do to those who count or cut. */
const writings = each(`
  Ωμέγα
  Привет, мир
  שלום עולם
  مرحبا بالعالم
  हिन्दी में
  ภาษาไทย
  မြန်မာ
  ଓଡ଼ିଆ
  தமிழ்
  ქართული
  Հայերեն
  አማርኛ
  ᏣᎳᎩ
  ᚠᚢᚦᚨᚱᚲ
  中文標題
  中文标题
  日本語の題名
  ﾊﾝｶｸ ＦＵＬＬ
  한국어 제목
  한국어
  Tiếng Việt
  İstanbul ıssız
  straße STRASSE ẞ
  ﬁne ﬂow ﬃ
  ǅungla Ǆ ǆ
  café café
  Å Å Å
  ñ ñ
  ȩ̈́x
  Z͑ͫ̓ͪ̂a̴l̵g̶o̷
  ɐpsᴉpǝ uʍop
  𝒜𝓉𝓉𝑒𝓃𝓉𝒾𝑜𝓃
  𝔄𝔱𝔱 𝕬 𝖠 𝙰 ⓐ 🄰
  ᵃᵇᶜ ₁₂₃ ⁴⁵⁶
  H₂O and x² and 10⁻³
  α→β ⇒ γ ≤ δ ≠ ε ∈ ζ ⊂ η × θ ÷ ι ± κ
  ∀x∃y ∑∏∫ ∂∇ √∛ ℝℂℕ ℵ₀
  ♠♣♥♦ ♩♪♫ ☃☂☀ ✓✗ ☎
  「引用」『題』【注】〈〉《》
  «guillemets» „low“ ‚x‘ ‹y›
  … ‥ · • ‧ ‗ ‾ ⁓
  ‐ ‑ ‒ – — ― − ﹘ ﹣ －
  ¡¿ § ¶ † ‡ © ® ™ ª º
  € £ ¥ ¢ ₿ ₹ ₽
  🦉
  👩‍🔬 and 👨‍👩‍👧‍👦
  👍🏽 👍🏿
  🇬🇧 🇯🇵 🇦
  🏴󠁧󠁢󠁳󠁣󠁴󠁿
  ❤️ ❤ ☺️
  𠀀𠀁 𪛖
  𐍈 𐤀 𒀀 𓀀 𝄞
  ꧁꧂ ﷽
  ﷺ
  ⸘‽⁇
  ʕ•ᴥ•ʔ (╯°□°)╯︵ ┻━┻
  ¯\\_(ツ)_/¯
  a\u0301\u0301\u0301\u0301
  \u0301x
  \u200fabc\u200e
  a\u202eb\u202cc
  a\u2066b\u2069c
  a\u200db
  a\u200cb
  \ufe0fx
  x\u{e0100}
  \u{1f3fb}x
`)

/** Spaces that are none, signs that nobody sees, and halves of characters. */
const invisible = [
  'a\u00a0b',
  'a\u2003b',
  'a\u3000b',
  'a\u1680b',
  'a\u2028b',
  'a\u2029b',
  'a\u0085b',
  'a\tb',
  'a\nb',
  'a\r\nb',
  'a\vb\fc',
  ' a ',
  '\u00a0a\u00a0',
  'a    b',
  'a\u0000b',
  'a\u0001\u0002\u001fb',
  'a\u001b[31mb\u001b[0m',
  'a\u0007b\u0008c\u007fd',
  'a\u009bb',
  '\ufeffa',
  'a\ufeffb',
  'a\u00adb',
  'a\u200bb',
  'a\u2060b',
  'a\u2061b\u2063c',
  'a\ufffdb',
  'a\ufffeb',
  'a\uffffb',
  'a\ufdd0b',
  'a\u{1ffff}b',
  'a\ud800b',
  'a\udc00b',
  'a\udbff',
  'a\ue000b',
  'a\uf8ffb',
  'a\u{f0000}b',
  'a\u{10fffd}b',
  'a\ufff9b\ufffac\ufffbd',
]

/** What other programs obey. */
const commands = each(`
  1; DROP TABLE papers
  ' OR '1'='1
  '; EXEC x --
  1' UNION SELECT 1,2--
  \${7*7}
  {{7*7}}
  #{7*7}
  <%= 7*7 %>
  $(echo x)
  \`echo x\`
  ; echo x
  | echo x
  && echo x
  > x.txt
  ../../etc/x
  ..\\..\\x
  /dev/null
  C:\\x\\y.txt
  \\\\host\\share
  file:///x
  con prn aux nul com1 lpt1
  .htaccess
  -rf
  --help
  -
  --
  *
  ?
  %00
  %2e%2e%2f
  %n%n%n%n
  {0} {1}
  %(x)s
  $HOME \${HOME} %PATH%
  System("x")
  eval("x")
  require("x")
  __import__("x")
  () { :;}; echo x
  <?php echo 1 ?>
  <!ENTITY x "y">&x;
  ]]>
  x\\u0041 \\x41 \\101 \\n \\t \\0
  AAAA%08x.%08x
  DCC SEND x
  +++ATH0
  Scunthorpe Penistone Lightwater
  Buffalo buffalo Buffalo buffalo
  A
  a
  I
  .
  x.
  x?
  !
`)

const long = [
  'x'.repeat(600),
  'long word '.repeat(60),
  '{'.repeat(200),
  '$'.repeat(99),
  '\\'.repeat(99),
  '['.repeat(150),
  `e${'\u0301'.repeat(200)}`,
]

export const naughtyTexts: readonly string[] = [
  ...values,
  ...numbers,
  ...syntax,
  ...writings,
  ...invisible,
  ...commands,
  ...long,
]
