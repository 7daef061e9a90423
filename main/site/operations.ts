import { z } from 'zod'
import { LanguageCode, SiteCard, SiteCode, TimeZone } from '../contract/site.ts'
import { defineOperation } from '../log/operation.ts'
import { siteTable } from './tables.ts'

export const siteSetUp = defineOperation({
  type: 'site.setUp',
  version: 1,
  aggregate: 'site',
  facts: z.object({
    code: SiteCode,
    name: z.string(),
    profile: z.string(),
    language: LanguageCode,
    timeZone: TimeZone,
    demo: z.boolean(),
  }),
  personal: z.object({}),
  apply(tx, { aggregateId, at, facts }) {
    tx.insert(siteTable, {
      id: aggregateId,
      code: facts.code,
      name: facts.name,
      profile: facts.profile,
      language: facts.language,
      time_zone: facts.timeZone,
      card: JSON.stringify({ name: facts.name }),
      demo: facts.demo ? 1 : 0,
      created_at: at,
    })
  },
})

export const siteCardChanged = defineOperation({
  type: 'site.cardChanged',
  version: 1,
  aggregate: 'site',
  facts: z.object({ card: SiteCard }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(siteTable, aggregateId, { name: facts.card.name, card: JSON.stringify(facts.card) })
  },
})

/** A new recovery key was made: printouts of the one before open nothing any more. The key itself is nowhere. */
export const recoveryKeyReplaced = defineOperation({
  type: 'site.recoveryKeyReplaced',
  version: 1,
  aggregate: 'site',
  facts: z.object({}),
  personal: z.object({}),
  apply() {},
})

export const siteOperations = [siteSetUp, siteCardChanged, recoveryKeyReplaced]
