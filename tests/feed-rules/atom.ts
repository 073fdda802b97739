/** Atom 1.0 as the W3C's validator and RFC 4287 have it. */
import { childrenOf, readXml, textsOf, type XmlElement } from '../xml-tree.ts'
import { htmlRules, seemsHtml } from './html.ts'
import {
  findDoubles,
  findFaults,
  isFullAddress,
  isImplausible,
  isLanguage,
  isRfc3339,
  isTag,
  type Rules,
} from './rule.ts'

interface Atom {
  feed: XmlElement
  entries: XmlElement[]
  selfUrl: string
}

/** Every breach in the feed that stands at this address; throws when it is no well-formed XML. */
export function findAtomFaults(xml: string, selfUrl: string): string[] {
  const feed = readXml(xml)
  return findFaults(atomRules, { feed, entries: childrenOf(feed, 'entry'), selfUrl })
}

const relations = ['self', 'alternate', 'hub', 'via', 'related', 'replies']
const once = ['id', 'title', 'updated', 'subtitle', 'generator', 'published', 'summary', 'content', 'rights', 'icon']

export const atomRules: Rules<Atom> = {
  InvalidNamespace: ({ feed }) => [
    (feed.name !== 'feed' || feed.namespace !== 'http://www.w3.org/2005/Atom') && feed.namespace,
  ],
  MissingElement: ({ feed, entries }) =>
    [feed, ...entries].flatMap((element) =>
      ['id', 'title', 'updated'].filter((name) => textsOf(element, name).join('') === ''),
    ),
  'MissingElement author': ({ feed, entries }) =>
    [feed, ...entries].map(
      (element) =>
        childrenOf(element, 'author').length === 0 &&
        childrenOf(feed, 'author').length === 0 &&
        textsOf(element, 'id').join(),
    ),
  DuplicateElement: ({ feed, entries }) =>
    [feed, ...entries].flatMap(({ children }) =>
      findDoubles(children.map(({ name }) => name).filter((name) => once.includes(name))),
    ),
  UndefinedElement: ({ feed, entries }) =>
    [feed, ...entries]
      .flatMap(({ children }) => children.map(({ name }) => name))
      .filter((name) => ![...once, 'author', 'category', 'link', 'entry'].includes(name)),
  MisplacedMetadata: ({ feed, entries }) => [
    feed.children.slice(feed.children.length - entries.length).some(({ name }) => name !== 'entry') &&
      'something after an entry',
  ],
  MissingSelf: ({ feed }) => [linksOf(feed, 'self').length !== 1 && 'none or more than one'],
  SelfDoesntMatchLocation: ({ feed, selfUrl }) =>
    linksOf(feed, 'self').map(({ href }) => href !== selfUrl && (href ?? 'none')),
  SelfNotAtom: ({ feed }) => linksOf(feed, 'self').map(({ type }) => type !== 'application/atom+xml' && type),
  MissingAlternateLink: ({ feed, entries }) =>
    [feed, ...entries].map((element) => linksOf(element, 'alternate').length === 0 && textsOf(element, 'id').join()),
  DuplicateAtomLink: ({ feed, entries }) =>
    [feed, ...entries].flatMap((element) =>
      findDoubles(
        childrenOf(element, 'link')
          .map(({ attributes: { rel, type } }) => `${rel} ${type}`)
          .filter((pair) => element === feed || pair.startsWith('alternate')),
      ),
    ),
  UnregisteredAtomLinkRel: ({ feed, entries }) =>
    allLinks(feed, entries).map(({ rel = '' }) => !relations.includes(rel) && rel),
  InvalidMIMEType: ({ feed, entries }) =>
    allLinks(feed, entries).map(({ type }) => type !== undefined && !/^[\w.+-]+\/[\w.+-]+$/.test(type) && type),
  InvalidIRI: ({ feed, entries }) => allLinks(feed, entries).map(({ href = '' }) => !isFullAddress(href) && href),
  InvalidRFC3339Date: ({ feed, entries }) => datesOf(feed, entries).filter((date) => !isRfc3339(date)),
  ImplausibleDate: ({ feed, entries }) => datesOf(feed, entries).filter(isImplausible),
  InvalidTAG: ({ feed, entries }) =>
    [feed, ...entries].flatMap((element) => textsOf(element, 'id')).filter((id) => !isTag(id)),
  DuplicateEntries: ({ feed, entries }) => findDoubles([feed, ...entries].flatMap((element) => textsOf(element, 'id'))),
  DuplicateUpdated: ({ entries }) => findDoubles(entries.flatMap((entry) => textsOf(entry, 'updated'))),
  'updated is not before published': ({ entries }) =>
    entries.map((entry) => {
      const [published = '', updated = ''] = ['published', 'updated'].flatMap((name) => textsOf(entry, name))
      return !(Date.parse(updated) >= Date.parse(published)) && `${updated} ${published}`
    }),
  'the feed is as new as its newest entry': ({ feed, entries }) => {
    const [own = ''] = textsOf(feed, 'updated')
    const newest = entries
      .flatMap((entry) => textsOf(entry, 'updated'))
      .sort()
      .at(-1)
    return [newest !== undefined && own !== newest && own]
  },
  MissingDCLanguage: ({ feed }) => [
    !isLanguage(feed.attributes['xml:lang'] ?? '') && (feed.attributes['xml:lang'] ?? 'none'),
  ],
  NotBlank: ({ feed, entries }) => [
    ...[feed, ...entries]
      .flatMap((element) => childrenOf(element, 'author'))
      .map((author) => textsOf(author, 'name').join('') === '' && 'name'),
    ...entries
      .flatMap((entry) => childrenOf(entry, 'category'))
      .map(({ attributes: { term = '', label } }) => (term === '' || label === '') && 'category'),
  ],
  InvalidContact: ({ feed, entries }) =>
    [feed, ...entries]
      .flatMap((element) => childrenOf(element, 'author'))
      .flatMap((author) => textsOf(author, 'email'))
      .filter((email) => !/^[^\s@]+@[^\s@]+$/.test(email)),
  InvalidTextType: ({ feed, entries }) =>
    [feed, ...entries].flatMap(({ children }) =>
      children
        .filter(({ name }) => ['title', 'subtitle', 'summary'].includes(name))
        .map(({ name, attributes }) => attributes['type'] !== 'text' && name),
    ),
  ContainsUndeclaredHTML: ({ feed, entries }) =>
    [feed, ...entries]
      .flatMap(({ children }) => children.filter(({ name }) => ['title', 'subtitle', 'summary'].includes(name)))
      .map(({ text }) => /<\/\w+>|&(?:amp|lt|gt|quot|apos|nbsp|#)/.test(text) && seemsHtml(text, '') && text),
  MissingTextualContent: ({ entries }) =>
    entries.map(
      (entry) =>
        textsOf(entry, 'summary').join('') === '' &&
        textsOf(entry, 'content').join('') === '' &&
        textsOf(entry, 'id').join(),
    ),
  'HTML of an entry': ({ entries }) =>
    entries.flatMap((entry) =>
      childrenOf(entry, 'content').flatMap(({ attributes: { type }, text }) => [
        ...(type === 'html' ? [] : [`${textsOf(entry, 'id')} type ${type}`]),
        ...findFaults(htmlRules, text).map((fault) => `${textsOf(entry, 'id')} ${fault}`),
      ]),
    ),
  BadCharacters: ({ feed, entries }) =>
    [feed, ...entries]
      .flatMap(({ children }) => children)
      .filter(({ text }) => /[\u0080-\u009F\uFFFD]/.test(text))
      .map(({ name }) => name),
}

function datesOf(feed: XmlElement, entries: readonly XmlElement[]): string[] {
  return [feed, ...entries].flatMap((element) => [...textsOf(element, 'updated'), ...textsOf(element, 'published')])
}

function linksOf(element: XmlElement, relation: string): Record<string, string>[] {
  return childrenOf(element, 'link')
    .map(({ attributes }) => attributes)
    .filter(({ rel }) => rel === relation)
}

function allLinks(feed: XmlElement, entries: readonly XmlElement[]): Record<string, string>[] {
  return [feed, ...entries].flatMap((element) => childrenOf(element, 'link').map(({ attributes }) => attributes))
}
