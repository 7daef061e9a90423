import { stepRoleWords } from '../../../main/contract/deadline-words.ts'
import type { Language } from '../../../main/contract/errors.ts'
import type { WarningAsked } from '../../../main/contract/warnings.ts'

/** Who is asked for the answer, in words; empty where an older program left it open. */
export function askedText(asked: WarningAsked | null, language: Language): string {
  switch (asked?.kind) {
    case 'role':
      return stepRoleWords[asked.role][language]
    case 'staff':
      return asked.name
    case 'outside':
      return asked.name[language]
    case undefined:
      return ''
  }
}
