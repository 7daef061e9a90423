import type { RequestListener, ServerResponse } from 'node:http'
import { X509Certificate } from 'node:crypto'
import { derOf } from '../../station/authority.ts'
import { certificatePage } from './certificate-page.ts'
import { certificateProfile } from './certificate-profile.ts'
import { createAllowance, neighbour, type StationLimits } from './limits.ts'

/** What is told of the site before a device trusts it. */
export interface SiteCertificate {
  readonly siteCode: string
  /** The authority's, PEM. */
  readonly certificate: string
  /** Where the desk is opened, by name first. */
  readonly addresses: readonly string[]
  /** `host:port` by which this plain server may be addressed. */
  readonly hosts: ReadonlySet<string>
}

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const

/** Without TLS: the site's certificate and how to install it, nothing else. */
export function createCertificateRequests(
  site: () => SiteCertificate | undefined,
  limits: StationLimits,
  now: () => number,
): RequestListener {
  const allowance = createAllowance(limits.requestsOfStranger, now)
  const answer = (response: ServerResponse, status: number, type: string, body: string | Uint8Array) => {
    response.writeHead(status, { ...headers, 'content-type': type })
    response.end(body)
  }
  return (request, response) => {
    if (request.socket.destroyed) return
    // Nothing is ever sent here: a body is not waited for.
    response.once('finish', () => {
      if (!request.complete) request.socket.destroy()
    })
    const wait = allowance.take(neighbour(request.socket.remoteAddress ?? ''))
    if (wait > 0) {
      response.writeHead(429, { 'retry-after': String(wait), connection: 'close' })
      response.end(() => request.socket.destroy())
      return
    }
    const facts = site()
    if (!facts?.hosts.has((request.headers.host ?? '').toLowerCase()))
      return answer(response, 403, text, 'Unknown host name')
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, text, '')
    const { siteCode, certificate, addresses } = facts
    const file = `clubhouse-${siteCode.toLowerCase()}`
    switch (request.url) {
      case '/': {
        const { fingerprint256: fingerprint } = new X509Certificate(certificate)
        const page = certificatePage({ siteCode, fingerprint, addresses })
        return answer(response, 200, 'text/html; charset=utf-8', page)
      }
      case '/ca.crt':
        response.setHeader('content-disposition', `attachment; filename="${file}.crt"`)
        return answer(response, 200, 'application/x-x509-ca-cert', derOf(certificate))
      case '/ca.mobileconfig':
        response.setHeader('content-disposition', `attachment; filename="${file}.mobileconfig"`)
        return answer(
          response,
          200,
          'application/x-apple-aspen-config',
          certificateProfile(certificate, siteCode),
        )
      default:
        return answer(response, 404, text, '')
    }
  }
}

const text = 'text/plain; charset=utf-8'
