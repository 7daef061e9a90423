import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useSettled } from '../intake/useSettled.ts'
import { texts } from './texts.ts'
import { useUndoLink } from './useUndoLink.ts'

/** Links this case with others: it leads them, or follows the one that is chosen. */
export function LinkForm({ detail, onDone }: { readonly detail: CaseDetail; onDone(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const [leads, setLeads] = useState<'this' | 'other'>('this')
  const [chosen, setChosen] = useState<readonly { value: string; label: string }[]>([])
  const [typed, setTyped] = useState('')
  const text = useSettled(typed).trim()
  const found = useQuery(trpc.cases.search.queryOptions({ text, limit: 10 }, { enabled: text !== '' }))
  const undoLink = useUndoLink()
  const link = useCommand(trpc.cases.link, {
    onSuccess({ linked, before }) {
      offerUndo(t('undoLink', { count: linked.length }), () => undoLink(before))
      onDone()
    },
  })
  const ids = chosen.map(({ value }) => value)
  const send = () => {
    const [first] = ids
    if (first === undefined) return
    if (leads === 'this') link.send({ leader: detail.id, caseIds: ids })
    else link.send({ leader: first, caseIds: [detail.id] })
  }
  const offered = (text === '' ? [] : (found.data?.rows ?? []))
    .filter(row => row.id !== detail.id && row.state !== 'void')
    .map(row => ({
      value: row.id,
      label: [row.number, row.unitNumber, row.summary].filter(part => part !== null).join(' · '),
    }))
  return (
    <DeskForm className="care-form" label={t('link')} onSubmit={send}>
      <p className="desk-soft">{t('linkHint')}</p>
      <Segmented<'this' | 'other'>
        size="small"
        value={leads}
        onChange={value => {
          setLeads(value)
          if (value === 'other') setChosen(chosen.slice(0, 1))
        }}
        options={[
          { value: 'this', label: t('thisLeads') },
          { value: 'other', label: t('otherLeads') },
        ]}
      />
      <Select
        mode="multiple"
        autoFocus
        labelInValue
        {...(leads === 'other' ? { maxCount: 1 } : {})}
        aria-label={t('otherCase')}
        placeholder={t('otherCase')}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={[...chosen]}
        options={offered}
        onChange={values => setChosen(values)}
        popupMatchSelectWidth={420}
      />
      <ErrorNote error={link.error} />
      <span className="care-actions">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={link.pending}
          disabled={ids.length === 0}
        >
          {t('save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('cancel')}
        </Button>
      </span>
    </DeskForm>
  )
}
