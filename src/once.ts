/** What is made of an object once, and wanted often. */

/**
 * A memory of what was made of objects: gives what `make` gave at the first call with this object and these words (how it is
 * made). It is forgotten with the object, which must not change, and in development is another one after each edit.
 */
export function openMemory<Made>(): (of: object, how: string, make: () => Made) => Made {
  const memory = new WeakMap<object, Map<string, Made>>()
  return (of, how, make) => {
    const known = memory.get(of) ?? new Map<string, Made>()
    memory.set(of, known)
    const made = known.has(how) ? (known.get(how) as Made) : make()
    known.set(how, made)
    return made
  }
}
