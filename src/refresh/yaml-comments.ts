/** The comments of a YAML text: a change of a value must leave every one of them where it stands among the others. */
import { Lexer } from 'yaml'

/** Every comment from its "#" on, in the order of the text. The text of a block has its indentation before a "#", and is none. */
export function commentsOf(yaml: string): string[] {
  return [...new Lexer().lex(yaml)].filter((token) => token.startsWith('#'))
}
