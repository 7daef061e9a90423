import { describe, expect, it } from 'vitest'
import { createRequestGuard } from '../../main/host/request-guard.ts'

const guard = createRequestGuard(new Set(['127.0.0.1:7420', 'localhost:7420']))

function refusal(headers: Record<string, string>, method = 'GET'): string | undefined {
  const request = new Request('http://127.0.0.1:7420/', { method })
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
  return guard.refusal(request)
}

describe('the guard of a network host', () => {
  it.each([
    ['its own address', { host: '127.0.0.1:7420' }],
    ['its name', { host: 'localhost:7420' }],
    [
      'its own page',
      { host: '127.0.0.1:7420', origin: 'http://127.0.0.1:7420', 'sec-fetch-site': 'same-origin' },
    ],
    ['a typed address', { host: '127.0.0.1:7420', 'sec-fetch-site': 'none' }],
    [
      'a link from elsewhere',
      { host: '127.0.0.1:7420', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    ],
  ])('lets in %s', (_, headers) => {
    expect(refusal(headers)).toBeUndefined()
  })

  it.each([
    ['a name that was bent to this address (DNS rebinding)', { host: 'evil.example:7420' }],
    ['another port', { host: '127.0.0.1:80' }],
    ['no host', {}],
    ['a foreign origin', { host: '127.0.0.1:7420', origin: 'https://evil.example' }],
    ['a sandboxed page', { host: '127.0.0.1:7420', origin: 'null' }],
    [
      'an origin that only begins like ours',
      { host: '127.0.0.1:7420', origin: 'http://127.0.0.1:7420.evil.example' },
    ],
    [
      'a request some page made',
      { host: '127.0.0.1:7420', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ],
  ])('refuses %s', (_, headers) => {
    expect(refusal(headers)).toBeDefined()
  })

  it('refuses a form that another page sends as a navigation', () => {
    const headers = { host: '127.0.0.1:7420', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect(refusal(headers, 'POST')).toBeDefined()
  })
})
