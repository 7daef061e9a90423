import type { EmergencyKind } from '../../../main/contract/emergencies.ts'
import type { LeakSeverity, LeakState } from '../../../main/contract/leaks.ts'
import { leakStateWords, severityWord } from '../../../main/contract/leak-words.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'

const severityTones = {
  danger: 'danger',
  spreading: 'serious',
  seepage: 'dueSoon',
  damp: 'off',
} as const satisfies Readonly<Record<LeakSeverity, string>>
const stateTones = {
  reported: 'overdue',
  dispatched: 'dueSoon',
  acknowledged: 'plain',
  underway: 'plain',
  onsite: 'plain',
  noEntry: 'overdue',
  stopped: 'done',
  planned: 'waiting',
  repaired: 'waiting',
  proven: 'done',
  accepted: 'done',
} as const satisfies Readonly<Record<LeakState, string>>

/** How bad a leak, or a report of another kind of emergency, is; the same on every screen. */
export function SeverityTag({
  severity,
  kind = 'storm',
}: {
  readonly severity: LeakSeverity
  readonly kind?: EmergencyKind
}) {
  const word = useWord()
  return <StateTag tone={severityTones[severity]}>{word(severityWord(kind, severity))}</StateTag>
}

/** How far a leak is; the same on every screen. */
export function LeakStateTag({ state }: { readonly state: LeakState }) {
  const word = useWord()
  return <StateTag tone={stateTones[state]}>{word(leakStateWords[state])}</StateTag>
}
