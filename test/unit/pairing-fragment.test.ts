import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceKinds } from '../../main/contract/station.ts'
import { readFragment, withDetails } from '../../renderer/features/station/fragment.ts'
import { systemOf } from '../../renderer/features/station/system.ts'

const secret = 'Zm9vYmFyYmF6cXV4MTIzNA'

describe('what stands behind the # of a pairing code', () => {
  it('comes back as it was put there, whatever the name', () => {
    const name = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map(text => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
      .filter(text => [...text].length <= 40 && text.length <= 40)
    fc.assert(
      fc.property(fc.constantFrom(...deviceKinds), name, fc.boolean(), (kind, given, again) => {
        const details = { kind, name: given, again }
        const url = new URL(withDetails(`https://clubhouse-bj01.local:8443/pair#${secret}`, details))
        expect(readFragment(url.hash)).toEqual({ secret, ...details })
      }),
    )
  })

  it('reads a bare secret, and one whose details were cut off or are of a newer program', () => {
    expect(readFragment(`#${secret}`)).toEqual({ secret, kind: null, name: '', again: false })
    expect(readFragment(`#${secret}.robot.%E7%8E`)).toEqual({ secret, kind: null, name: '', again: false })
    expect(readFragment(`#${secret}.desk.${'x'.repeat(41)}`)).toEqual({
      secret,
      kind: 'desk',
      name: '',
      again: false,
    })
  })

  it('takes nothing else for a secret', () => {
    for (const other of ['', '#', '#content', '#<script>', `#${'a'.repeat(200)}`, `# ${secret}`])
      expect(readFragment(other)).toBeUndefined()
  })
})

describe('the system of a device', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 5, 'ios'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5, 'ios'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8)', 5, 'android'],
    ['Mozilla/5.0 (Phone; OpenHarmony 5.0)', 5, 'android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 0, 'windows'],
    ['', 0, 'windows'],
  ])('%s', (userAgent, maxTouchPoints, system) => {
    expect(systemOf({ userAgent, maxTouchPoints })).toBe(system)
  })
})
