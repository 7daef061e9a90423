import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { errorText } from '../contract/errors.ts'
import { PAGE_POLICY } from './page-policy.ts'

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
}

/** Headers of every screen file. */
const pageHeaders = {
  'content-security-policy': PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
} as const

/**
 * Serves the built screens.
 *
 * A path without a file ending is a route of the single page and gets `index.html`; a missing file with an ending
 * is 404, so that a broken build is seen and not parsed as HTML.
 *
 * @param root folder of the built renderer
 * @param pathname path of the address, still percent-encoded
 */
export async function serveRendererFile(root: string, pathname: string): Promise<Response> {
  const relative = decodedPath(pathname)
  if (relative === null) return plain(400, 'Bad path')
  const folder = resolve(root)
  const file = resolve(folder, `.${relative}`)
  if (file !== folder && !file.startsWith(folder + sep)) return plain(403, 'Outside the screens')

  const ending = extname(file).toLowerCase()
  if (ending !== '' && file !== folder) {
    const type = mimeTypes[ending]
    const bytes = type === undefined ? null : await bytesOf(file)
    if (type === undefined || bytes === null) return plain(404, 'No such file')
    return new Response(bytes, { headers: { ...pageHeaders, 'content-type': type } })
  }

  const index = await bytesOf(resolve(folder, 'index.html'))
  if (index === null) {
    const text = `${errorText('shell.rendererMissing', {}, 'zh')}\n${errorText('shell.rendererMissing', {}, 'en')}`
    return plain(500, text)
  }
  return new Response(index, { headers: { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' } })
}

/** The decoded path, or null where it holds what no file of ours has. */
function decodedPath(pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  // A backslash or a drive letter is a path separator on Windows; a NUL ends a name in some system calls.
  const forbidden = ['\\', ':', '\0'].some(character => decoded.includes(character))
  return forbidden || !decoded.startsWith('/') ? null : decoded
}

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR')
    ) {
      return null
    }
    throw error
  }
}

function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' },
  })
}
