import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StationLimits } from './limits.ts'

/**
 * Ends a request whose body comes in drops: it would hold a connection and a place in a queue for as long as it likes.
 * While the desk itself is behind with reading, nobody is blamed.
 */
export function endSlowBody(
  request: IncomingMessage,
  response: ServerResponse,
  { bodyIdle, bodyLeast }: Pick<StationLimits, 'bodyIdle' | 'bodyLeast'>,
): void {
  if (request.complete) return
  const { socket } = request
  let seen = socket.bytesRead
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed) {
      clearInterval(timer)
      return
    }
    const came = socket.bytesRead - seen
    seen = socket.bytesRead
    if (came >= bodyLeast || request.readableLength > 0) return
    clearInterval(timer)
    if (response.headersSent) {
      socket.destroy()
      return
    }
    response.writeHead(408, { connection: 'close' })
    response.end(() => socket.destroy())
  }, bodyIdle).unref()
  response.once('close', () => clearInterval(timer))
}
