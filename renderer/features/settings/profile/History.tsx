import { Button } from 'antd'
import { useState } from 'react'
import type { ProfileChange } from '../../../../main/contract/profile-sections.ts'
import { semicolon, useTexts } from '../../../app/i18n.ts'
import { ConfirmPopover } from '../../../components/ConfirmPopover.tsx'
import { Time } from '../../../components/Time.tsx'
import { useDifferenceText } from './difference-text.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

const shownAtFirst = 3

/** Who changed the section when and what; any earlier state can be taken back. */
export function History({ editor }: { readonly editor: SectionEditor<unknown> }) {
  const t = useTexts(texts)
  const [all, setAll] = useState(false)
  const { changes } = editor.view
  return (
    <section className="settings-part">
      <h2>{t('history')}</h2>
      {changes.length === 0 ? <p className="desk-soft">{t('historyEmpty')}</p> : null}
      <ol className="profile-history">
        {changes.slice(0, all ? changes.length : shownAtFirst).map((change, index) => (
          <HistoryLine
            key={change.version}
            change={change}
            editor={editor}
            before={changes[index + 1]?.version ?? 0}
            latest={index === 0}
          />
        ))}
      </ol>
      {changes.length > shownAtFirst && !all ? (
        <Button type="link" onClick={() => setAll(true)}>
          {t('historyAll', { count: changes.length })}
        </Button>
      ) : null}
      {changes.length > 0 && !editor.locked ? (
        <div className="settings-buttons">
          <ConfirmPopover
            question={t('toShippedQuestion')}
            verb={t('toShipped')}
            onConfirm={() => editor.restore(0)}
          >
            <Button disabled={editor.dirty || changes[0]?.toShipped === true}>{t('toShipped')}</Button>
          </ConfirmPopover>
        </div>
      ) : null}
    </section>
  )
}

interface HistoryLineProps {
  readonly change: ProfileChange
  readonly editor: SectionEditor<unknown>
  /** Version before this change; 0 as shipped. */
  readonly before: number
  readonly latest: boolean
}

function HistoryLine({ change, editor, before, latest }: HistoryLineProps) {
  const t = useTexts(texts)
  const textOf = useDifferenceText()
  const { at, byName, differences, toShipped, version } = change
  const said = differences.map(textOf).join(semicolon())
  const target = latest ? before : version
  return (
    <li>
      <Time at={at} as="moment" /> <strong>{byName ?? t('program')}</strong>{' '}
      <span>{toShipped ? t('wentToShipped') : said || t('noDifference')}</span>
      {editor.locked ? null : (
        <Button type="link" size="small" disabled={editor.dirty} onClick={() => editor.restore(target)}>
          {t(latest ? 'undoLast' : 'backToThis')}
        </Button>
      )}
    </li>
  )
}
