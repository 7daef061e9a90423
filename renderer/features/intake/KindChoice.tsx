import { type CaseKind, caseKinds } from '../../../main/contract/cases.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { texts } from './texts.ts'
import { useKindText } from '../cases/useProfile.ts'

interface KindChoiceProps {
  readonly value: CaseKind | null
  /** It stands for now because the words suggest it. */
  readonly proposed: boolean
  onChange(kind: CaseKind): void
  readonly error: boolean
}

/** The six kinds side by side: `Alt 1` to `Alt 6` from anywhere, arrows within. */
export function KindChoice({ value, proposed, onChange, error }: KindChoiceProps) {
  const t = useTexts(texts)
  return (
    <div className="kinds" role="radiogroup" aria-label={t('kind')} aria-invalid={error}>
      {caseKinds.map((kind, index) => (
        <KindOption
          key={kind}
          kind={kind}
          keys={`Alt ${index + 1}`}
          checked={kind === value}
          proposed={proposed}
          choose={() => onChange(kind)}
        />
      ))}
    </div>
  )
}

interface KindOptionProps {
  readonly kind: CaseKind
  readonly keys: string
  readonly checked: boolean
  readonly proposed: boolean
  choose(): void
}

function KindOption({ kind, keys, checked, proposed, choose }: KindOptionProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  useHotkey({ keys, label: t('keyKind', { kind: kindText(kind) }) }, choose)
  const look = checked ? (proposed ? 'kind kind-proposed' : 'kind kind-chosen') : 'kind'
  return (
    <label className={look}>
      <input
        type="radio"
        name="intake-kind"
        checked={checked && !proposed}
        onChange={choose}
        onClick={choose}
      />
      {kindText(kind)}
      <KeyHint keys={keys.replace('Alt ', '')} />
    </label>
  )
}
