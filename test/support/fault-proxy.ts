import { connect, createServer, type Socket } from 'node:net'

/** What a bad line does, each with its share of connections (0 to 1). */
export interface Faults {
  /** The line ends after some bytes in either direction. */
  readonly cut: number
  /** One byte of what is sent, or of what is answered, becomes another. */
  readonly corrupt: number
  /** What was sent is sent once more over a line of its own; the answer is lost. */
  readonly duplicate: number
  /** What is sent and answered waits so many milliseconds at most. */
  readonly delay: number
  /** Bytes that pass before a line is cut or a byte is changed, at most. */
  readonly within: number
}

export interface FaultProxy {
  readonly port: number
  /** What happened so far. */
  readonly counts: { cuts: number; corrupted: number; duplicated: number; lines: number }
  /** Another line from now on, those there are end; no faults at all where it is given none. */
  become(faults: Partial<Faults>): void
  close(): Promise<void>
}

const none: Faults = { cut: 0, corrupt: 0, duplicate: 0, delay: 0, within: 1 }

/** A line to a port of this computer that is as bad as it is told to be, decided by the numbers of `random` alone. */
export async function openFaultProxy(
  target: number,
  random: () => number,
  first: Partial<Faults> = {},
): Promise<FaultProxy> {
  let faults = { ...none, ...first }
  const counts = { cuts: 0, corrupted: 0, duplicated: 0, lines: 0 }
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    return socket
  }

  const server = createServer(incoming => {
    counts.lines += 1
    const here = keep(incoming)
    const there = keep(connect(target, '127.0.0.1'))
    const sent: Buffer[] = []
    const duplicates = random() < faults.duplicate
    const cutAt = random() < faults.cut ? Math.floor(random() * faults.within) : Number.POSITIVE_INFINITY
    const corruptsWay = random() < 0.7 ? 'up' : 'down'
    const corruptAt = random() < faults.corrupt ? Math.floor(random() * faults.within) : -1
    let passed = 0

    const pass = (from: Socket, to: Socket, way: 'up' | 'down') => {
      let seen = 0
      from.on('data', piece => {
        const bytes = Buffer.from(piece)
        if (way === corruptsWay && corruptAt >= seen && corruptAt < seen + bytes.length) {
          bytes[corruptAt - seen] = (bytes[corruptAt - seen] ?? 0) ^ 0x15
          counts.corrupted += 1
        }
        seen += bytes.length
        const room = cutAt - passed
        passed += bytes.length
        const rest = room < bytes.length ? bytes.subarray(0, Math.max(0, room)) : bytes
        if (way === 'up' && duplicates) sent.push(rest)
        const go = () => {
          if (!to.destroyed) to.write(rest)
          if (rest.length < bytes.length) {
            counts.cuts += 1
            here.destroy()
            there.destroy()
          }
        }
        if (faults.delay > 0) setTimeout(go, Math.floor(random() * faults.delay))
        else go()
      })
      from.on('close', () => to.destroy())
    }
    pass(here, there, 'up')
    pass(there, here, 'down')
    here.on('close', () => {
      if (sent.length === 0) return
      counts.duplicated += 1
      const again = keep(connect(target, '127.0.0.1'))
      again.on('data', () => undefined)
      again.end(Buffer.concat(sent))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    counts,
    become(next) {
      faults = { ...none, ...next }
      for (const socket of sockets) socket.destroy()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
