import { type AuditLine, failedSignIn } from '../../../main/contract/audit.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** Who did it: a member of staff, the program, or somebody the desk did not recognise. */
export function ActorName({ line }: { readonly line: AuditLine }) {
  const t = useTexts(texts)
  if (line.actorName !== null) return line.actorName
  return t(line.type === failedSignIn ? 'unknown' : 'program')
}
