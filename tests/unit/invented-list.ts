/** An invented reading list, made in memory and read by the real schema. Its papers and people do not exist. */
import { type Content, parseContent, type Source } from '../../src/library/content.ts'
import { buildLibrary, type Library, type Paper } from '../../src/library/library.ts'
import { formatProblem } from '../../src/library/problems.ts'

/** A content file: its fields as YAML, and its text. */
export function entry(path: string, fields: string, body = ''): Source {
  return { path, text: `---\n${fields.trim()}\n---\n${body}` }
}

/** A paper with a title and a day, and whatever fields (YAML) come on top. */
export function paper(id: string, fields = '', body = ''): Source {
  return entry(`papers/${id}.md`, `title: On ${id}\nadded: 2025-12-10\n${fields}`, body)
}

export function topic(id: string, name = id): Source {
  return entry(`topics/${id}.md`, `name: ${name}`)
}

/** The site file, as YAML. */
export function site(fields: string): Source {
  return { path: 'site.yaml', text: `${fields.trim()}\n` }
}

/** Everything that is wrong with these sources, as the command prints it. */
export function problemsOf(...sources: readonly Source[]): string[] {
  return parseContent(sources).problems.map((problem) => formatProblem(problem))
}

/** The content of these sources; throws when one has a problem, since a fixture has none. */
export function contentOf(...sources: readonly Source[]): Content {
  const content = parseContent(sources)
  if (content.problems.length > 0) throw new Error(content.problems.map((problem) => formatProblem(problem)).join('\n'))
  return content
}

export function libraryOf(...sources: readonly Source[]): Library {
  return buildLibrary(contentOf(...sources))
}

/** The one paper that has this id. */
export function paperOf(library: Library, id: string): Paper {
  const found = library.findPaper(id)
  if (!found) throw new Error(`The invented list has no paper ${id}.`)
  return found
}
