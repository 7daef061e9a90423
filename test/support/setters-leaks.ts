import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Setting, SettingSite } from './setters.ts'

const Taken = z.object({ caseId: z.string() })

async function leak({ run, units }: SettingSite): Promise<string> {
  const call = { unitId: units[0] ?? null, buildingId: null, entry: 'roof', severity: 'seepage' }
  // Whoever calls again from the same home is joined to its leak.
  return Taken.parse(await run('leak.take', { caseId: uuidv7(), ...call })).caseId
}

/** What is chosen of the losses of a leak, whoever comes last. */
export const leakSettings: Readonly<Record<string, (site: SettingSite) => Promise<Setting>>> = {
  'leak.agreeDamage': async site => {
    const caseId = await leak(site)
    const damageId = uuidv7()
    const damage = { thing: '实木地板', room: null, claimed: 320_000, photos: [] }
    await site.run('leak.noteDamage', { caseId, damageId, ...damage })
    return {
      thing: { caseId, damageId },
      start: { agreed: null },
      choices: [250_000, 0, null].map(agreed => ({ input: { agreed }, says: { agreed } })),
    }
  },
  'leak.chargeCost': async site => {
    const caseId = await leak(site)
    const [costId, contractorId] = [uuidv7(), uuidv7()]
    await site.run('contractor.save', { contractorId, name: '安居防水', trades: ['waterproofing'], note: '' })
    const nobody = { bearer: 'unknown', contractorId: null }
    const cost = { kind: 'material', what: '三通', amount: 46_000, ofSource: false, evidence: [] }
    await site.run('leak.noteCost', { caseId, costId, ...cost, ...nobody })
    return {
      thing: { caseId, costId },
      start: nobody,
      choices: [
        { bearer: 'contractor', contractorId },
        { bearer: 'insurance', contractorId: null },
        { bearer: 'property', contractorId: null },
      ].map(says => ({ input: says, says })),
    }
  },
}
