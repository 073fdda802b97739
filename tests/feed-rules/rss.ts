/** RSS 2.0 as the W3C's validator and the RSS profile have it (https://www.rssboard.org/rss-profile). */
import { childrenOf, readXml, textsOf, type XmlElement } from '../xml-tree.ts'
import { htmlRules, seemsHtml } from './html.ts'
import {
  findDoubles,
  findFaults,
  isFullAddress,
  isImplausible,
  isLanguage,
  isRfc822,
  isTag,
  isW3cDate,
  type Rules,
} from './rule.ts'

interface Rss {
  root: XmlElement
  channel: XmlElement
  items: XmlElement[]
  selfUrl: string
}

/** Every breach in the feed that stands at this address; throws when it is no well-formed XML. */
export function findRssFaults(xml: string, selfUrl: string): string[] {
  const root = readXml(xml)
  const channel = childrenOf(root, 'channel')[0]
  if (!channel) return ['MissingElement: channel']
  return findFaults(rssRules, { root, channel, items: childrenOf(channel, 'item'), selfUrl })
}

const namespaces: Record<string, string> = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
}

const inChannel = ['title', 'link', 'description', 'language', 'lastBuildDate', 'generator', 'docs', 'image', 'ttl']
const inItem = ['title', 'link', 'guid', 'description', 'pubDate', 'content:encoded', 'comments', 'enclosure', 'source']

/** Elements that say the same. The paper's own date stands as `dc:date` all the same: Zotero reads it there and nowhere else. */
const sameMeaning = [
  ['author', 'dc:creator'],
  ['category', 'dc:subject'],
  ['source', 'dc:source'],
  ['guid', 'atom:id'],
  ['pubDate', 'atom:published'],
]

export const rssRules: Rules<Rss> = {
  InvalidRSSVersion: ({ root }) => [
    (root.name !== 'rss' || root.attributes['version'] !== '2.0') && root.attributes['version'],
  ],
  UnknownNamespace: ({ root }) =>
    Object.entries(root.attributes).map(([name, value]) => name !== 'version' && namespaces[name] !== value && name),
  MissingElement: ({ channel }) =>
    ['title', 'link', 'description'].filter((name) => textsOf(channel, name).join('') === ''),
  UndefinedElement: ({ channel, items }) => [
    ...namesOf(channel).filter((name) => ![...inChannel, 'category', 'atom:link', 'item'].includes(name)),
    ...items.flatMap((item) =>
      namesOf(item).filter((name) => ![...inItem, 'category', 'dc:creator', 'dc:date', 'dc:identifier'].includes(name)),
    ),
  ],
  DuplicateElement: ({ channel, items }) => [
    ...findDoubles(namesOf(channel).filter((name) => inChannel.includes(name))),
    ...items.flatMap((item) => findDoubles(namesOf(item).filter((name) => [...inItem, 'dc:date'].includes(name)))),
  ],
  MisplacedItem: ({ channel, items }) => [
    channel.children.slice(-items.length || channel.children.length).some(({ name }) => name !== 'item') &&
      items.length > 0 &&
      'something after an item',
  ],
  InvalidLanguage: ({ channel }) => {
    const languages = textsOf(channel, 'language')
    return [languages.length !== 1 && 'none', ...languages.filter((language) => !isLanguage(language))]
  },
  MissingAtomSelfLink: ({ channel }) => [linksOf(channel, 'self').length !== 1 && 'none or more than one'],
  SelfDoesntMatchLocation: ({ channel, selfUrl }) =>
    linksOf(channel, 'self').map(({ href }) => href !== selfUrl && (href ?? 'none')),
  SelfNotAtom: ({ channel }) => linksOf(channel, 'self').map(({ type }) => type !== 'application/rss+xml' && type),
  InvalidIRI: ({ channel }) =>
    childrenOf(channel, 'atom:link').map(({ attributes: { href = '' } }) => !isFullAddress(href) && href),
  UnregisteredAtomLinkRel: ({ channel }) =>
    childrenOf(channel, 'atom:link').map(({ attributes: { rel = '' } }) => !['self', 'hub'].includes(rel) && rel),
  InvalidFullLink: ({ channel, items }) =>
    [channel, ...items]
      .flatMap((element) => ['link', 'comments', 'docs'].flatMap((name) => textsOf(element, name)))
      .filter((link) => !isFullAddress(link)),
  ItemMustContainTitleOrDescription: ({ items }) =>
    items.map((item) => textsOf(item, 'title').join('') === '' && textsOf(item, 'description').join('') === '' && 'it'),
  NotBlank: ({ channel, items }) =>
    [channel, ...items].flatMap((element) =>
      ['title', 'category', 'guid', 'dc:creator', 'dc:identifier'].filter((name) =>
        textsOf(element, name).includes(''),
      ),
    ),
  MissingGuid: ({ items }) => items.map((item) => childrenOf(item, 'guid').length === 0 && textsOf(item, 'title')[0]),
  InvalidPermalink: ({ items }) =>
    items
      .flatMap((item) => childrenOf(item, 'guid'))
      .map(({ attributes, text }) => attributes['isPermaLink'] !== 'false' && !/^https?:/.test(text) && text),
  InvalidTAG: ({ items }) => guidsOf(items).filter((guid) => !isTag(guid)),
  DuplicateValue: ({ items }) => findDoubles(guidsOf(items)),
  InvalidRFC2822Date: ({ channel, items }) => datesOf(channel, items).filter((date) => !isRfc822(date)),
  ImplausibleDate: ({ channel, items }) => datesOf(channel, items).filter(isImplausible),
  InvalidW3CDTFDate: ({ items }) =>
    items.flatMap((item) => textsOf(item, 'dc:date')).filter((date) => !isW3cDate(date)),
  NeedDescriptionBeforeContent: ({ items }) =>
    items.map((item) => {
      const [content, description] = ['content:encoded', 'description'].map((name) => namesOf(item).indexOf(name))
      return content !== -1 && (description === -1 || (description ?? 0) > (content ?? 0)) && guidsOf([item])[0]
    }),
  ContainsHTML: ({ channel, items }) =>
    [
      ...childrenOf(channel, 'description'),
      ...[channel, ...items].flatMap((element) => [
        ...childrenOf(element, 'title'),
        ...childrenOf(element, 'category'),
      ]),
    ].map(({ text, source }) => seemsHtml(text, source) && text),
  'HTML of an item': ({ items }) =>
    items.flatMap((item) =>
      ['description', 'content:encoded'].flatMap((name) =>
        textsOf(item, name).flatMap((html) =>
          findFaults(htmlRules, html).map((fault) => `${guidsOf([item])[0]} ${name} ${fault}`),
        ),
      ),
    ),
  DuplicateItemSemantics: ({ items }) =>
    items.flatMap((item) =>
      sameMeaning.map((names) => names.every((name) => namesOf(item).includes(name)) && names.join(' and ')),
    ),
  DuplicateSemantics: ({ channel }) => [
    namesOf(channel).includes('managingEditor') && 'managingEditor would be the author of all papers in Zotero',
  ],
  InvalidContact: ({ channel, items }) =>
    [channel, ...items].flatMap((element) =>
      ['author', 'managingEditor', 'webMaster'].flatMap((name) =>
        textsOf(element, name).filter((contact) => !/^[^\s@]+@[^\s@]+ \([^()]+\)$/.test(contact)),
      ),
    ),
  ImageTitleDoesntMatch: ({ channel }) =>
    childrenOf(channel, 'image').map(
      (image) =>
        (textsOf(image, 'title')[0] !== textsOf(channel, 'title')[0] ||
          textsOf(image, 'link')[0] !== textsOf(channel, 'link')[0] ||
          !isFullAddress(textsOf(image, 'url')[0] ?? '')) &&
        'image',
    ),
  MissingAttribute: ({ items }) =>
    items
      .flatMap((item) => childrenOf(item, 'enclosure'))
      .map(({ attributes: { url = '', length = '', type = '' } }) =>
        isFullAddress(url) && /^\d+$/.test(length) && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? undefined : 'enclosure',
      ),
  BadCharacters: ({ channel, items }) =>
    [channel, ...items]
      .flatMap(({ children }) => children)
      .filter(({ text }) => /[\u0080-\u009F\uFFFD]/.test(text))
      .map(({ name }) => name),
}

function namesOf({ children }: XmlElement): string[] {
  return children.map(({ name }) => name)
}

function guidsOf(items: readonly XmlElement[]): string[] {
  return items.flatMap((item) => textsOf(item, 'guid'))
}

function datesOf(channel: XmlElement, items: readonly XmlElement[]): string[] {
  return [...textsOf(channel, 'lastBuildDate'), ...items.flatMap((item) => textsOf(item, 'pubDate'))]
}

function linksOf(channel: XmlElement, relation: string): Record<string, string>[] {
  return childrenOf(channel, 'atom:link')
    .map(({ attributes }) => attributes)
    .filter(({ rel }) => rel === relation)
}
