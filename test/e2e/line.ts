import { createServer, connect, type Socket } from 'node:net'

/** A line to the desk that can be cut as a cable is: open connections die, new ones find nobody. */
export interface Line {
  /** The argument of a Chromium that reaches the desk, under its own address, by this line alone. */
  readonly browserArgument: string
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Lays a line to the desk at `target`, on a free port of loopback. */
export async function openLine(target: string): Promise<Line> {
  const port = Number(new URL(target).port)
  const open = new Set<Socket>()
  let isCut = false
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // A cut line ends its sockets with errors, as it should.
    socket.on('error', () => socket.destroy())
  }
  const server = createServer(browser => {
    keep(browser)
    if (isCut) {
      browser.destroy()
      return
    }
    const desk = connect(port, '127.0.0.1')
    keep(desk)
    browser.pipe(desk).pipe(browser)
    browser.on('close', () => desk.destroy())
    desk.on('close', () => browser.destroy())
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the line has no port')
  const cut = () => {
    isCut = true
    for (const socket of open) socket.destroy()
  }
  return {
    browserArgument: `--host-resolver-rules=MAP 127.0.0.1:${port} 127.0.0.1:${bound.port}`,
    cut,
    mend() {
      isCut = false
    },
    async close() {
      cut()
      await new Promise(resolve => {
        server.close(resolve)
      })
    },
  }
}
