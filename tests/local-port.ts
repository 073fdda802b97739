/** Ports for servers that tests start as programs of their own. */
import type { ChildProcess } from 'node:child_process'
import { connect, createServer } from 'node:net'

/** A port of this machine at which nobody listens just now. */
export function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Whether somebody answers at the port before the program ends. */
export async function opens(port: number, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => socket.destroy() && resolve(true))
      socket.once('error', () => setTimeout(resolve, 20, false))
    })
    if (isOpen) return true
  }
  return false
}
