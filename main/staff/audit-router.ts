import { query, router } from '../api/procedure.ts'
import { AuditEntryInput, AuditListInput } from '../contract/audit.ts'
import { roleMay } from '../contract/permissions.ts'
import { readSite } from '../site/queries.ts'
import { auditEntry, listAudit } from './audit-queries.ts'

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
    run: ({ read, signedIn }, { position }) =>
      auditEntry(read, position, roleMay(signedIn.role, 'person.unmask')),
  }),
})
