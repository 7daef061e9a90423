/** Longest file name in bytes of UTF-8 that every file system takes. */
const maxBytes = 255
/** Longest in characters: what a line of text may hold (`Line`), or the file would arrive and not be attached. */
const maxLength = 200
/** Longer "extensions" are part of the name. */
const maxExtension = 16

// Controls, format characters that hide or turn text (bidi overrides, zero-width), lone surrogates, private use.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
const forbidden = /[<>:"|?*]/g
const edges = /^[\s.]+|[\s.]+$/gu
// Names that Windows gives to devices, whatever extension follows.
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/iu

/**
 * A name that can be shown, and written to any file system, from the one a person's or a stranger's system gave:
 * without folders, control characters, text-direction tricks, device names, at most 200 characters and 255 bytes, its
 * extension kept. Never empty. Sanitising twice changes nothing.
 */
export function sanitiseFileName(name: string): string {
  const last =
    name
      .normalize('NFC')
      .split(/[/\\]/)
      .findLast(part => part.replace(edges, '') !== '') ?? ''
  const visible = last.replace(invisible, '').replace(forbidden, '_').replace(edges, '').normalize('NFC')
  const named = visible === '' ? 'file' : visible
  return shorten(reserved.test(named) ? `_${named}` : named)
}

/** The extension in lower case without its dot, or '' where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot + 1) : ''
  return extension.length <= maxExtension && /^[\p{L}\p{N}]+$/u.test(extension) ? extension.toLowerCase() : ''
}

function shorten(name: string): string {
  if (fits(name)) return name
  const tail = extensionOf(name) === '' ? '' : name.slice(name.lastIndexOf('.'))
  let head = ''
  // Cut between what a reader sees as characters: half of one could join with what follows.
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, name.length - tail.length))) {
    if (!fits(head + segment + tail)) break
    head += segment
  }
  const trimmed = head.replace(edges, '')
  return `${trimmed === '' ? 'file' : trimmed}${tail}`
}

const fits = (name: string) => name.length <= maxLength && Buffer.byteLength(name) <= maxBytes
