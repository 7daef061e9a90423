import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { type ErrorCode, errorText } from '../contract/errors.ts'
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

/** Built files carry a hash of their content in their name: a browser asks for each once and keeps it compiled. */
const builtHeaders = { ...pageHeaders, 'cache-control': 'public, max-age=31536000, immutable' } as const

/** The page by which a device is paired: built by itself, so that nothing of the other screens is in its files. */
const pairingPage = 'pair'

/**
 * Serves the built screens.
 *
 * A path without a file ending is a route of the single page and gets `index.html`, but for the page of pairing; a
 * missing file with an ending is 404, so that a broken build is seen and not parsed as HTML.
 *
 * @param root folder of the built renderer
 * @param pathname path of the address, still percent-encoded
 */
export async function serveRendererFile(root: string, pathname: string): Promise<Response> {
  const asked = fileOf(root, pathname)
  if (asked instanceof Response) return asked
  const { folder, file, isRoute } = asked
  if (isRoute) {
    const page = file === resolve(folder, pairingPage) ? `${pairingPage}/index.html` : 'index.html'
    return await servePage(resolve(folder, page), 200)
  }
  const type = mimeTypes[extname(file).toLowerCase()]
  const bytes = type === undefined ? null : await bytesOf(file)
  if (type === undefined || bytes === null) return plain(404, 'No such file')
  const headers = builtFile.test(file.slice(folder.length).replaceAll(sep, '/')) ? builtHeaders : pageHeaders
  return new Response(bytes, { headers: { ...headers, 'content-type': type } })
}

/**
 * What a device gets to which the desk answers nothing: the page of pairing and its files, that page in the place of
 * any other, and for every other file a text that says why.
 */
export async function servePairingFile(
  root: string,
  pathname: string,
  refusal: ErrorCode,
): Promise<Response> {
  const asked = fileOf(root, pathname)
  if (asked instanceof Response) return asked
  const { folder, file, isRoute } = asked
  const pairing = resolve(folder, pairingPage)
  if (isRoute) return await servePage(resolve(pairing, 'index.html'), file === pairing ? 200 : 401)
  if (file.startsWith(pairing + sep)) return await serveRendererFile(root, pathname)
  return plain(401, inBothLanguages(refusal))
}

/** Parts of a build: their names carry a hash of what they hold. */
const builtFile = /^\/(?:pair\/)?assets\//

interface AskedFile {
  readonly folder: string
  readonly file: string
  /** An address of a page rather than a file. */
  readonly isRoute: boolean
}

/** The file a path means, or why it means none. */
function fileOf(root: string, pathname: string): AskedFile | Response {
  const relative = decodedPath(pathname)
  if (relative === null) return plain(400, 'Bad path')
  const folder = resolve(root)
  const file = resolve(folder, `.${relative}`)
  if (file !== folder && !file.startsWith(folder + sep)) return plain(403, 'Outside the screens')
  return { folder, file, isRoute: file === folder || extname(file) === '' }
}

async function servePage(file: string, status: 200 | 401): Promise<Response> {
  const page = await bytesOf(file)
  if (page === null) return plain(500, inBothLanguages('shell.rendererMissing'))
  const headers = { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' }
  return new Response(page, { status, headers: status === 200 ? headers : { ...headers, ...notKept } })
}

const notKept = { 'cache-control': 'no-store' } as const

const inBothLanguages = (code: ErrorCode) => `${errorText(code, {}, 'zh')}\n${errorText(code, {}, 'en')}`

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
    headers: {
      ...pageHeaders,
      ...(status === 401 ? notKept : {}),
      'content-type': 'text/plain; charset=utf-8',
    },
  })
}
