import { DeskError } from '../contract/errors.ts'
import type { Profile } from '../contract/profile.ts'
import type { EditableSection } from '../contract/profile-sections.ts'
import type { ReadDatabase } from '../database/read.ts'
import { findStaff } from '../staff/queries.ts'
import { packWords } from '../contract/both-words.ts'

/**
 * Members of staff whom a section names are of this desk, active, and may answer. Which they are is no matter of the
 * section's schema. Errors: `profile.staffGone`, with the stage that names them.
 */
export function requireStaff(
  read: ReadDatabase,
  section: EditableSection,
  after: Profile[EditableSection],
): void {
  if (section !== 'levels') return
  for (const { name, recipient } of (after as Profile['levels']).collective.stages) {
    if (recipient.kind !== 'staff') continue
    const member = findStaff(read, recipient.staffId)
    if (member?.active !== 1 || member.role === 'auditor')
      throw new DeskError('profile.staffGone', { thing: packWords(name) })
  }
}
