import type { TodaySourceDefinition } from './source.ts'

/** Nobody proved lately that the backup can be restored: the one thing that is noticed too late otherwise. */
export const rehearsalSource: TodaySourceDefinition = {
  name: 'rehearsal',
  group: 'today',
  find({ rehearsalDue }) {
    if (rehearsalDue === null) return undefined
    const path = '/more/settings/backup'
    return {
      total: { count: 1, more: false },
      target: { path },
      rows: [
        {
          key: 'backup/rehearsal',
          path,
          caseId: null,
          number: null,
          unitNumber: null,
          who: null,
          kind: null,
          what: { zh: '演练一次备份恢复', en: 'Rehearse restoring the backup' },
          state: null,
          waitingOn: null,
          emergency: false,
          level: null,
          due: rehearsalDue,
          at: rehearsalDue,
          responsible: null,
          action: 'see',
        },
      ],
    }
  },
}
