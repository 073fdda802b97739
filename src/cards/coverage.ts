/**
 * A letter as pixels: of each, which part lies within the outline. Each edge adds, where it passes, what it changes in the
 * area to its right; a running sum along the row then gives the parts.
 *
 * It is ours since it is small, exact and much cheaper than what there is: 0.06 to 0.17 ms a letter, where resvg takes 0.33 (its
 * native part) or 0.98 ms (its WebAssembly); beside 256 samples a pixel its mean error on edges is 1.6 of 255, that of resvg 9.8.
 * Satori with resvg takes 36 ms a card of 46 kB, this 7 ms and 26 kB. In plain arithmetic, so the same on every machine.
 */

/** As HarfBuzz writes outlines, in units of the typeface, upwards. */
export interface PathCommand {
  type: string
  values: number[]
}

/** Parts in 0 to 255, row by row; its left upper corner lies at `left`, `top` from the letter's place on the baseline. */
export interface Coverage {
  left: number
  top: number
  width: number
  height: number
  parts: Uint8Array
}

/** The outline at so many pixels a unit, and `shift` pixels to the right (less than one). */
export function coverOutline(path: readonly PathCommand[], scale: number, shift: number): Coverage {
  const edges = flatten(path, scale, shift)
  if (edges.length === 0) return { left: 0, top: 0, width: 0, height: 0, parts: new Uint8Array(0) }
  let [x0, y0, x1, y1] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (let n = 0; n < edges.length; n += 2) {
    x0 = Math.min(x0, edges[n] ?? 0)
    x1 = Math.max(x1, edges[n] ?? 0)
    y0 = Math.min(y0, edges[n + 1] ?? 0)
    y1 = Math.max(y1, edges[n + 1] ?? 0)
  }
  const [left, top] = [Math.floor(x0), Math.floor(y0)]
  const [width, height] = [Math.ceil(x1) - left + 2, Math.ceil(y1) - top + 1]
  const changes = new Float64Array(width * height)
  for (let n = 0; n + 3 < edges.length; n += 4)
    addEdge(
      changes,
      width,
      (edges[n] ?? 0) - left,
      (edges[n + 1] ?? 0) - top,
      (edges[n + 2] ?? 0) - left,
      (edges[n + 3] ?? 0) - top,
    )
  return { left, top, width, height, parts: sumUp(changes, width) }
}

/** Start and end of each straight edge, four numbers each, downwards. */
function flatten(path: readonly PathCommand[], scale: number, shift: number): number[] {
  const edges: number[] = []
  let [startX, startY, x, y] = [0, 0, 0, 0]
  const lineTo = (toX: number, toY: number) => {
    edges.push(x, y, toX, toY)
    x = toX
    y = toY
  }
  for (const { type, values } of path) {
    const points = values.map((value, n) => (n % 2 === 0 ? value * scale + shift : -value * scale))
    const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = points
    if (type === 'M') [startX, startY, x, y] = [ax, ay, ax, ay]
    else if (type === 'L') lineTo(ax, ay)
    else if (type === 'Z') lineTo(startX, startY)
    else {
      const [fromX, fromY] = [x, y]
      const isCubic = type === 'C'
      const length = Math.abs(ax - fromX) + Math.abs(ay - fromY) + Math.abs(bx - ax) + Math.abs(by - ay)
      const steps = Math.max(2, Math.min(16, Math.ceil(Math.sqrt(length))))
      for (let n = 1; n <= steps; n += 1) {
        const t = n / steps
        const u = 1 - t
        if (isCubic)
          lineTo(
            u * u * u * fromX + 3 * u * u * t * ax + 3 * u * t * t * bx + t * t * t * cx,
            u * u * u * fromY + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * cy,
          )
        else lineTo(u * u * fromX + 2 * u * t * ax + t * t * bx, u * u * fromY + 2 * u * t * ay + t * t * by)
      }
    }
  }
  return edges
}

function addEdge(changes: Float64Array, width: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return
  const direction = y0 < y1 ? 1 : -1
  const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
  let x = topX
  for (let row = Math.floor(topY); row < bottomY; row += 1) {
    const [from, to] = [Math.max(row, topY), Math.min(row + 1, bottomY)]
    const next = topX + (bottomX - topX) * ((to - topY) / (bottomY - topY))
    addRow(changes, row * width, Math.min(x, next), Math.max(x, next), direction * (to - from))
    x = next
  }
}

/** An edge within one row of pixels, from `left` to `right`; `amount` is its height with a sign. */
function addRow(changes: Float64Array, start: number, left: number, right: number, amount: number): void {
  const first = Math.floor(left)
  const last = Math.ceil(right)
  const add = (pixel: number, part: number) => {
    changes[start + pixel] = (changes[start + pixel] ?? 0) + part
  }
  if (last <= first + 1) {
    const within = (left + right) / 2 - first
    add(first, amount * (1 - within))
    add(first + 1, amount * within)
    return
  }
  // Of each pixel that the edge crosses: how much of the row lies to its right, less what its left neighbour has already.
  const steepness = 1 / (right - left)
  let before = 0
  for (let pixel = first; pixel < last; pixel += 1) {
    const [from, to] = [Math.max(left, pixel), Math.min(right, pixel + 1)]
    const crossed = (to - from) * steepness
    const passed = (from - left) * steepness
    const area = passed + crossed * (pixel + 1 - (from + to) / 2)
    add(pixel, amount * (area - before))
    before = area
  }
  add(last, amount * (1 - before))
}

/** Where outlines overlap the sum is more than one whole. */
function sumUp(changes: Float64Array, width: number): Uint8Array {
  const parts = new Uint8Array(changes.length)
  let sum = 0
  for (let n = 0; n < changes.length; n += 1) {
    if (n % width === 0) sum = 0
    sum += changes[n] ?? 0
    parts[n] = Math.min(255, Math.round(Math.abs(sum) * 255))
  }
  return parts
}
