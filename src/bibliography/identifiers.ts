/** arXiv ids and DOIs in whatever dress they come, bare. */

/** The arXiv id without its version, from "arXiv:2508.18224v2", an address at arXiv or Hugging Face, or arXiv's own DOI. */
export function parseArxivId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|(?:huggingface\.co|hf\.co)?\/papers\/)/i, '')
    .replace(/^(?:(?:(?:dx\.)?doi\.org\/)?10\.48550\/)?arxiv[.:]\s*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\.pdf$/i, '')
    .replace(/v\d{1,3}$/, '')
  return /^(?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7})$/.test(bare) ? bare : undefined
}

/** The id as arXiv itself answers to it: "math.GT/0309136" of old is "math/0309136" there. */
export function withoutSubjectClass(id: string): string {
  return id.replace(/\.[A-Z]{2}\//, '/')
}

/** The DOI in lower case, from "doi:10…", an address of the resolver, or bare. DOIs do not tell cases apart. */
export function parseDoi(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
    .replace(/^doi:\s*/i, '')
  return /^10\.\d{4,9}\/[^\s\p{Cc}]+$/u.test(bare) ? bare.toLowerCase() : undefined
}
