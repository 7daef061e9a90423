import { query, router } from '../api/procedure.ts'
import { AuditEntryInput, AuditListInput } from '../contract/audit.ts'
import { LastChangeInput } from '../contract/last-change.ts'
import { mayAct } from '../contract/permissions.ts'
import { readSite } from '../site/queries.ts'
import { auditEntry, listAudit } from './audit-queries.ts'
import { lastChanges } from './last-change.ts'

const permission = 'audit.read'

/** Who did what and when, straight from the log. */
export const auditRouter = router({
  list: query({
    permission,
    input: AuditListInput,
    run: ({ read }, { filter, before, limit }) =>
      listAudit(read, { filter, before, limit, timeZone: readSite(read)?.timeZone ?? 'Asia/Shanghai' }),
  }),
  entry: query({
    permission,
    input: AuditEntryInput,
    run: ({ read, signedIn }, { position }) => auditEntry(read, position, mayAct(signedIn, 'person.unmask')),
  }),
  /** Who changed what somebody else is about to change: names and times, no values. */
  lastChange: query({
    permission: 'self.manage',
    input: LastChangeInput,
    run: ({ read }, { thing, fields, part }) => lastChanges(read, thing, fields, part),
  }),
})
