import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkSound, hunt } from '../../scripts/fuzz/hunt.ts'
import { makePrey, type Prey } from '../../scripts/fuzz/prey.ts'
import { makeTemplates, type Templates } from '../../scripts/simulate/computers.ts'

// The short version of `npm run fuzz`: the same cases every time, so that what fails here fails there.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let templates: Templates
let prey: readonly Prey[]

beforeAll(async () => {
  templates = await makeTemplates()
  prey = [await makePrey(templates, 'prey', false), await makePrey(templates, 'prey', true)]
})
afterAll(async () => {
  for (const one of prey) await one.close()
  rmSync(templates.root, { recursive: true, force: true })
})

describe('a parcel, a receipt or an invitation', () => {
  it('is taken as it was made', async () => {
    for (const one of prey) await checkSound(one)
  })

  it('is refused with a reason where it was changed, or leaves everything sound', async () => {
    const reasons = new Set<string>()
    for (let name = 1; name <= 300; name += 1) {
      const one = prey[name % prey.length]
      if (!one) throw new Error('nobody to bring it to')
      const { what, came, problems } = await hunt(one, String(name))
      expect(problems, `${what}: npm run fuzz -- --case ${name}`).toEqual([])
      reasons.add(came)
    }
    // Else all of it may have been refused at the door.
    expect([...reasons]).toEqual(
      expect.arrayContaining(['taken', 'sync.damaged', 'sync.badManifest', 'sync.badSignature']),
    )
  })
})
