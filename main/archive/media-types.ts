/** What a file is, for an icon and a heading. */
export type MediaKind =
  | 'image'
  | 'pdf'
  | 'document'
  | 'spreadsheet'
  | 'presentation'
  | 'video'
  | 'audio'
  | 'compressed'
  | 'other'

/**
 * The type of a file by its first bytes. `decoder` says which library makes pictures of it, where one does.
 * `mime` is safe to send to a browser: nothing here is ever served as HTML, SVG or script.
 */
export interface MediaType {
  readonly kind: MediaKind
  readonly mime: string
  readonly decoder?: 'sharp' | 'heic' | 'pdf'
}

/** How many bytes from the beginning sniffing wants. */
export const sniffBytes = 8192

const unknown: MediaType = { kind: 'other', mime: 'application/octet-stream' }
const picture = (mime: string): MediaType => ({ kind: 'image', mime, decoder: 'sharp' })
const heic: MediaType = { kind: 'image', mime: 'image/heic', decoder: 'heic' }
const avif = picture('image/avif')
const mp4: MediaType = { kind: 'video', mime: 'video/mp4' }

/** Types told by bytes at a fixed place; the first match counts. */
const signatures: readonly { at: number; bytes: Buffer; type: MediaType }[] = [
  signature(0, 'ffd8ff', picture('image/jpeg')),
  signature(0, '89504e470d0a1a0a', picture('image/png')),
  signature(0, text('GIF87a'), picture('image/gif')),
  signature(0, text('GIF89a'), picture('image/gif')),
  signature(0, '49492a00', picture('image/tiff')),
  signature(0, '4d4d002a', picture('image/tiff')),
  signature(8, text('WEBP'), picture('image/webp')),
  signature(0, text('BM'), { kind: 'image', mime: 'image/bmp' }),
  signature(0, 'd0cf11e0a1b11ae1', { kind: 'document', mime: 'application/x-cfb' }),
  signature(0, text('{\\rtf'), { kind: 'document', mime: 'application/rtf' }),
  signature(0, '1a45dfa3', { kind: 'video', mime: 'video/webm' }),
  signature(8, text('AVI '), { kind: 'video', mime: 'video/x-msvideo' }),
  signature(0, '000001ba', { kind: 'video', mime: 'video/mpeg' }),
  signature(0, text('FLV'), { kind: 'video', mime: 'video/x-flv' }),
  signature(0, '3026b2758e66cf11', { kind: 'video', mime: 'video/x-ms-asf' }),
  signature(8, text('WAVE'), { kind: 'audio', mime: 'audio/wav' }),
  signature(0, text('ID3'), { kind: 'audio', mime: 'audio/mpeg' }),
  signature(0, 'fffb', { kind: 'audio', mime: 'audio/mpeg' }),
  signature(0, text('#!AMR'), { kind: 'audio', mime: 'audio/amr' }),
  signature(0, text('OggS'), { kind: 'audio', mime: 'audio/ogg' }),
  signature(0, text('fLaC'), { kind: 'audio', mime: 'audio/flac' }),
  signature(0, '526172211a07', { kind: 'compressed', mime: 'application/vnd.rar' }),
  signature(0, '377abcaf271c', { kind: 'compressed', mime: 'application/x-7z-compressed' }),
  signature(0, '1f8b', { kind: 'compressed', mime: 'application/gzip' }),
]

/** The type of a file from its first bytes (`sniffBytes` of them are enough); its name is never asked. */
export function sniffMediaType(start: Uint8Array): MediaType {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, sniffBytes))
  const found = signatures.find(({ at, bytes }) => head.subarray(at, at + bytes.length).equals(bytes))
  if (found) return found.type
  if (head.toString('latin1', 4, 8) === 'ftyp') return boxedType(head)
  if (head.subarray(0, 4).toString('hex') === '504b0304') return zippedType(head.toString('latin1'))
  // Scanners put a few bytes before the mark; readers accept it in the first kilobyte.
  if (head.subarray(0, 1024).includes('%PDF-'))
    return { kind: 'pdf', mime: 'application/pdf', decoder: 'pdf' }
  return unknown
}

/** ISO base media files name their brands in the first box. */
function boxedType(head: Buffer): MediaType {
  const end = Math.min(head.readUInt32BE(0), head.length, 256)
  const brands = new Set([head.toString('latin1', 8, 12)])
  for (let at = 16; at + 4 <= end; at += 4) brands.add(head.toString('latin1', at, at + 4))
  const has = (...names: string[]) => names.some(name => brands.has(name))
  if (has('avif', 'avis')) return avif
  if (has('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1')) return heic
  if (has('M4A ', 'M4B ')) return { kind: 'audio', mime: 'audio/mp4' }
  if (has('qt  ')) return { kind: 'video', mime: 'video/quicktime' }
  return mp4
}

/** Office files are ZIP archives whose first entries say what is inside. */
function zippedType(head: string): MediaType {
  const office = 'application/vnd.openxmlformats-officedocument'
  if (head.includes('word/')) return { kind: 'document', mime: `${office}.wordprocessingml.document` }
  if (head.includes('xl/')) return { kind: 'spreadsheet', mime: `${office}.spreadsheetml.sheet` }
  if (head.includes('ppt/')) return { kind: 'presentation', mime: `${office}.presentationml.presentation` }
  return { kind: 'compressed', mime: 'application/zip' }
}

function signature(at: number, hex: string, type: MediaType) {
  return { at, bytes: Buffer.from(hex, 'hex'), type }
}

function text(characters: string): string {
  return Buffer.from(characters, 'latin1').toString('hex')
}
