import { Button, Checkbox, Input } from 'antd'
import { useRef } from 'react'
import type { Profile } from '../../../../main/contract/profile.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { faultAt } from './NameFields.tsx'
import { newProfileId } from './new-id.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

type Cause = Profile['causes'][number]

/** Why things went wrong: what a case is closed with. */
export function CausesPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="causes" hint={t('hint.causes')}>
      {editor => <CauseList editor={editor} />}
    </SectionFrame>
  )
}

function CauseList({ editor }: { readonly editor: SectionEditor<Profile['causes']> }) {
  const t = useTexts(texts)
  const table = useRef<HTMLTableElement>(null)
  const { draft, shipped, locked, edit } = editor
  const add = () => {
    edit([...draft, { id: newProfileId(), name: { zh: '', en: '' } }])
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>('tbody tr:last-child input')?.focus(),
    )
  }
  useHotkey({ keys: 'N', label: t('addCause'), disabled: locked }, add)
  const change = (index: number, cause: Cause) =>
    edit(draft.map((each, place) => (place === index ? cause : each)))
  const shift = (index: number, by: -1 | 1) => {
    const next = [...draft]
    const [moved] = next.splice(index, 1)
    if (moved) edit(next.toSpliced(index + by, 0, moved))
  }
  return (
    <div className="settings-part">
      <table ref={table} className="profile-table">
        <thead>
          <tr>
            <th scope="col">{t('name.zh')}</th>
            <th scope="col">{t('name.en')}</th>
            <th scope="col">{t('offered')}</th>
            {locked ? null : <th scope="col">{t('order')}</th>}
          </tr>
        </thead>
        <tbody>
          {draft.map((cause, index) => (
            <CauseRow
              key={cause.id}
              cause={cause}
              index={index}
              last={index === draft.length - 1}
              removable={!shipped.some(({ id }) => id === cause.id)}
              editor={editor}
              onChange={next => change(index, next)}
              onShift={by => shift(index, by)}
              onRemove={() => edit(draft.filter(({ id }) => id !== cause.id))}
            />
          ))}
        </tbody>
      </table>
      {locked ? null : (
        <div className="settings-buttons">
          <Button onClick={add}>
            {t('addCause')} <KeyHint keys="N" />
          </Button>
        </div>
      )}
    </div>
  )
}

interface CauseRowProps {
  readonly cause: Cause
  readonly index: number
  readonly last: boolean
  readonly removable: boolean
  readonly editor: SectionEditor<Profile['causes']>
  onChange(cause: Cause): void
  onShift(by: -1 | 1): void
  onRemove(): void
}

function CauseRow({ cause, index, last, removable, editor, onChange, onShift, onRemove }: CauseRowProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { locked, faults } = editor
  const called = cause.name[language] || t('unnamed')
  return (
    <tr className={cause.retired ? 'profile-retired' : undefined}>
      {(['zh', 'en'] as const).map(each => {
        const fault = faultAt(faults, [index, 'name', each])
        return (
          <td key={each}>
            <Input
              aria-label={`${t(`name.${each}`)} ${called}`}
              aria-invalid={fault !== undefined}
              status={fault ? 'error' : ''}
              title={fault?.why[language]}
              value={cause.name[each]}
              maxLength={each === 'zh' ? 60 : 80}
              disabled={locked}
              onChange={event => onChange({ ...cause, name: { ...cause.name, [each]: event.target.value } })}
            />
          </td>
        )
      })}
      <td>
        <Checkbox
          aria-label={`${t('offered')} ${called}`}
          checked={!cause.retired}
          disabled={locked}
          onChange={event => {
            const { retired: _, ...kept } = cause
            onChange(event.target.checked ? kept : { ...kept, retired: true })
          }}
        />
      </td>
      {locked ? null : (
        <td className="profile-order">
          <Button
            size="small"
            aria-label={`${t('moveUp')} ${called}`}
            disabled={index === 0}
            onClick={() => onShift(-1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            aria-label={`${t('moveDown')} ${called}`}
            disabled={last}
            onClick={() => onShift(1)}
          >
            ↓
          </Button>
          {removable ? (
            <Button size="small" type="text" danger onClick={onRemove}>
              {t('remove')}
            </Button>
          ) : null}
        </td>
      )}
    </tr>
  )
}
