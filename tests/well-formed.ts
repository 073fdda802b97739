/** Strict XML, namespaces included: what feed readers that follow the standard would refuse is refused here. */
import { SaxesParser } from 'saxes'

/** What is wrong with the document, in the parser's words; empty for a well-formed one. */
export function findXmlErrors(xml: string): string[] {
  const errors: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => errors.push(error.message))
  parser.write(xml).close()
  return errors
}
