import { describe, expect, it } from 'vitest'
import { kinds } from '../../../src/import/foreign-json.ts'
import { explainText, markup, recognize } from '../../../src/import/recognize.ts'

const seemsOf = (text: string): string => {
  const recognized = recognize(text)
  return 'seems' in recognized ? recognized.seems : explainText(text)
}

describe('recognize', () => {
  it.each([
    ['% mine\n@article{a, title = {x}}', 'bibtex'],
    ['References of ours\n\n  @Book (knuth,\n title = "x")', 'bibtex'],
    ['@string{a = "b"}\n@misc{x,}', 'bibtex'],
    ['@misc{x, title = {On </script> and </div>}}', 'bibtex'],
    ['TY  - JOUR\nTI  - x', 'ris'],
    ['Provider: Invented\nContent: text/plain\n\nty - jour', 'ris'],
    ['[{"id": "x", "type": "book", "title": "y"}]', 'csl-json'],
    ['{"references": [{"title": "y", "issued": {"date-parts": [[2024]]}}]}', 'csl-json'],
    ['[{"paper": {"id": "2401.00001", "authors": []}}]', 'daily-papers-json'],
    ['{"id": "2401.00001", "authors": [], "summary": "x", "publishedAt": "2024-01-01"}', 'daily-papers-json'],
    ['<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>', 'arxiv-atom'],
    ['Daily Papers\n\nme@example.org wrote', 'daily-papers-page'],
    ['[1]Home [2]Papers', 'daily-papers-page'],
  ])('knows %j by its content', (text, format) => {
    expect(recognize(text)).toEqual({ format })
  })

  const looks: [string, string][] = [
    ['<!DOCTYPE html><p>x', 'HTML'],
    ['  <html lang="en">', 'HTML'],
    ['<p>@misc{x, title = {y}}</p></body>', 'HTML'],
    ['A page\n</div>', 'HTML'],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', 'HTML'],
    ['<?xml version="1.0"?><OAI-PMH xmlns="x"><GetRecord>arXiv', 'OAI-PMH'],
    ['<?xml version="1.0"?><rss xmlns:arxiv="http://arxiv.org/schemas/atom" version="2.0">', 'RSS'],
    ['<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>', 'Atom feed, but not'],
    [
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><id>http://rss.arxiv.org/atom/cs</id>',
      'Atom feed, but not',
    ],
    ['<?xml version="1.0"?><modsCollection><mods>', 'MODS'],
    ['<?xml version="1.0"?><PubmedArticleSet>', 'PubMed'],
    ['<?xml version="1.0"?><xml><records>', 'EndNote'],
    ['<?xml version="1.0"?><other/>', 'XML of a kind'],
    ['{\\rtf1 x', 'rich text'],
    ['FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Heron, A', 'Web of Science'],
    ['PMID- 1234', 'MEDLINE'],
    ['%0 Journal Article\n%T x', 'EndNote'],
    ['From: <Saved by Blink>\nx', 'e-mail'],
  ]
  it.each(looks)('case 38: names %j for what it is: %s', (text, kind) => {
    expect(seemsOf(text)).toContain(kind)
  })

  it('names every kind of markup in a test', () => {
    const named = new Set(looks.map(([text]) => seemsOf(text)))
    expect(markup.map(([, seems]) => seems).filter((seems) => !named.has(seems))).toEqual([])
  })

  const jsons: [unknown, string][] = [
    [[], 'empty list'],
    [{ error: 'no such date' }, 'error'],
    [[{ itemType: 'journalArticle', creators: [], title: 'x' }], "Zotero's own"],
    [[{ key: 'A', version: 3, library: {}, data: {} }], "Zotero's own"],
    [{ data: [{ paperId: 'x', title: 'y' }] }, 'Semantic Scholar'],
    [{ meta: {}, results: [{ display_name: 'x', ids: {} }] }, 'OpenAlex'],
    [{ 'message-type': 'work', message: {} }, 'Crossref'],
    [{ result: { hits: {} } }, 'DBLP'],
    [{ notes: [{ forum: 'x', invitation: 'y' }] }, 'OpenReview'],
    [{ version: 'https://jsonfeed.org/version/1.1' }, 'JSON feed'],
    [[{ name: 'x' }], 'JSON of a kind'],
    ['x', 'JSON of a kind'],
  ]
  it.each(jsons)('case 38: names the JSON of others: %j is %s', (data, kind) => {
    const text = JSON.stringify(data)
    expect(seemsOf(/^[[{]/.test(text) ? text : `[${text}]`)).toContain(kind)
  })

  it('names every kind of JSON in a test', () => {
    expect(jsons.length).toBeGreaterThanOrEqual(kinds.length)
    for (const [seems] of kinds) expect(jsons.map(([data]) => seemsOf(JSON.stringify(data)))).toContain(seems)
  })

  it('says that JSON is cut off', () => {
    expect(seemsOf('[{"id": "x", "type": "book", "tit')).toContain('cut off')
  })
})

describe('explainText', () => {
  it.each([
    ['  \n ', 'empty'],
    ['Log In\nForgot your password?', 'login page'],
    ['502 Bad Gateway\nnginx', 'error page'],
    ['Rate exceeded.', 'error page'],
    ['Submitted by\nwren', 'titles without abstracts'],
    ['A shopping list', 'no kind that can be read'],
  ])('names text that is no page: %j is %s', (text, kind) => {
    expect(explainText(text)).toContain(kind)
  })
})
