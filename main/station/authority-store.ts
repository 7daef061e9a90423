import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { defineTable, integer, key, type RowOf, text } from '../database/table.ts'
import { defineCommand } from '../log/command.ts'

/** The certificate authority of the site; its key lies nowhere but in the encrypted database and its backups. */
export const stationAuthorityTable = defineTable('station_authority', {
  columns: {
    id: key(),
    /** PEM. */
    certificate: text(),
    /** PKCS #8, PEM. */
    private_key: text(),
    made_at: integer(),
  },
})

/** What signs for the site: certificate and private key, both PEM. */
export interface StoredAuthority {
  readonly certificate: string
  readonly privateKey: string
}

/** The site's authority; undefined before the station was ever on. */
export function storedAuthority(read: ReadDatabase): StoredAuthority | undefined {
  const row = read.get<RowOf<typeof stationAuthorityTable>>(`select * from station_authority where id='own'`)
  return row && { certificate: row.certificate, privateKey: row.private_key }
}

/**
 * Keeps the authority that was just made; what is there stays unless `instead` names it, so that two who make one at
 * once use the same. Never in the log: whoever reads a history must not be able to speak for the site.
 */
export const keepAuthority = defineCommand({
  name: 'station.keepAuthority',
  permission: 'system',
  input: z.object({
    certificate: z.string().max(10_000),
    privateKey: z.string().max(10_000),
    /** The certificate it stands in for, where that one is at its end. */
    instead: z.string().max(10_000).nullable(),
  }),
  run(context, { certificate, privateKey, instead }) {
    const kept = storedAuthority(context.read)
    if (kept && kept.certificate !== instead) return
    context.local.put(stationAuthorityTable, {
      id: 'own',
      certificate,
      private_key: privateKey,
      made_at: context.now,
    })
  },
})
