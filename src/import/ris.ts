/**
 * RIS, as reference managers and publishers write it: tags in upper or lower case, with one space or two, records without
 * an end, lines that go on. (@citation-js/plugin-ris drops or stumbles over each of these, and tells no line.)
 */
import { type RisRecord, risToItem } from './ris-item.ts'
import { openLines, type SourceList, type SourcePaper, toReadPaper } from './source-paper.ts'

/** Whether there is a line that begins a record. */
export function isRis(text: string): boolean {
  return start.test(text.slice(0, 200_000))
}

/** Reads all records; `undefined` where there is none. What stands before the first is the program's own. */
export function parseRis(text: string): SourceList | undefined {
  const records = readRecords(text)
  if (records.length === 0) return undefined
  const papers = records.map((record): SourcePaper => {
    const { item, lost } = risToItem(record)
    if (!item.title)
      return {
        line: record.line,
        title: undefined,
        reason: 'the record has no title (TI or T1). Add one and import again.',
      }
    return toReadPaper(record.line, item, { lost })
  })
  return { papers }
}

const start = /^\s{0,3}TY\s{1,3}-\s?[A-Za-z]/im

function readRecords(text: string): RisRecord[] {
  const records: RisRecord[] = []
  const lineAt = openLines(text)
  let record: RisRecord | undefined
  let last: string[] | undefined
  let offset = 0
  for (const raw of text.replace(/^\ufeff/, ' ').split('\n')) {
    const line = raw.replace(/[\r\ufeff]/g, '').trim()
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]|[a-z][a-z0-9](?= {2}-)) {1,3}-(?: (.*)|)$/.exec(line) ?? []
    const name = tag.toUpperCase()
    if (name === 'TY') {
      record = { type: value.trim().toUpperCase(), line: lineAt(offset + 1), fields: new Map() }
      records.push(record)
      last = undefined
    } else if (name === 'ER') record = last = undefined
    else if (record && name !== '') {
      last = record.fields.get(name) ?? []
      last.push(value.trim())
      record.fields.set(name, last)
    } else if (last && line !== '') last.push([last.pop(), line].filter(Boolean).join(' '))
    offset += raw.length + 1
  }
  return records
}
