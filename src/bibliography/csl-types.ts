/** The types and the variables of CSL; apart from its shape, which pages' scripts know, too. */

/** All types of CSL 1.0.2 (csl-data.json). */
export const cslTypes: ReadonlySet<string> = new Set(
  'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage'.split(
    ' ',
  ),
)

/** What kind of value a variable has. */
export type CslKind = 'text' | 'number' | 'names' | 'date'

const variables: Record<CslKind, string> = {
  text: 'abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label collection-title container-title container-title-short dimensions division DOI event-title event-place genre ISBN ISSN journalAbbreviation jurisdiction keyword language license medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale shortTitle source status title title-short URL version volume-title year-suffix',
  number:
    'chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number volume',
  names:
    'author chair collection-editor compiler composer container-author contributor curator director editor editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator translator',
  date: 'accessed available-date event-date issued original-date submitted',
}

/** All variables of CSL 1.0.2 (its specification, appendix IV), and what its JSON has beside them, with their kinds. */
export const cslVariables: ReadonlyMap<string, CslKind> = new Map(
  (Object.keys(variables) as CslKind[]).flatMap((kind) =>
    variables[kind].split(' ').map((name): [string, CslKind] => [name, kind]),
  ),
)
