/**
 * A web stream pulled one piece at a time, so that a slow client does not fill memory. Nothing is opened before somebody
 * reads: an answer whose body nobody wants leaves no file open. `mayGoOn` is asked before each piece; the stream breaks
 * off where it throws.
 */
export function streamOf(
  source: AsyncIterable<Uint8Array>,
  mayGoOn: () => void = () => undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = source[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          mayGoOn()
        } catch (error) {
          await pieces.return?.()
          throw error
        }
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(new Uint8Array(next.value))
      },
      async cancel() {
        await pieces.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** The header that gives a download its name, in any script (RFC 6266, RFC 8187). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  return `${kind}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`
}

const escape = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
